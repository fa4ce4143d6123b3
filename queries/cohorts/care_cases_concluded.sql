/* A section 31 case, by the day on which the first child's proceedings were concluded, with the weeks from issue. */
with cases as (
    select
        case_id,
        min(issued_date) as issued_date,
        min(concluded_date) as concluded_date,
        list(distinct child_id) as child_ids,
    from care_cases
    group by case_id
)

select
    *,
    (concluded_date - issued_date) / 7.0 as weeks,
    -- 26 weeks of seven days: Children Act 1989, section 32, as amended in 2014
    concluded_date - issued_date <= 26 * 7 as in_26_weeks,
from cases
where concluded_date >= issued_date
