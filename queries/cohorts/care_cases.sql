/*
A child in a section 31 case: care and supervision applications only. Emergency protection and placement
applications are not section 31. One without a type counts as care, and is asked about when loaded: the children in
need census and many registers hold no other. Linked applications of one child under one court case number are one.
*/
with section_31 as (
    select
        *,
        coalesce(case_number, child_id || ' ' || application_date) as case_id,
    from proceedings
    where coalesce(application_type, 'care') in ('care', 'supervision')
        and application_date is not null
),

final as (
    select
        case_id,
        child_id,
        case_id || ' ' || child_id as case_child_id,
        coalesce(min(family_id), case_id) as family_or_case,
        min(application_date) as issued_date,
        -- over when every application about the child is
        if(bool_and(concluded_date is not null), max(concluded_date), null) as concluded_date,
        arg_max(final_order, concluded_date) as final_order,
    from section_31
    group by case_id, child_id
)

select * from final
