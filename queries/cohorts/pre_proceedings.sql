/*
A child's time in pre-proceedings, which is never part of care proceedings. It ends on the day recorded, else on the
day on which a section 31 application was issued.
*/
select
    child_id || ' ' || pre_proceedings_start as pre_proceedings_id,
    child_id,
    pre_proceedings_start as started_date,
    coalesce(
        min(pre_proceedings_end),
        min(application_date) filter (
            coalesce(application_type, 'care') in ('care', 'supervision')
            and application_date >= pre_proceedings_start
        )
    ) as ended_date,
    coalesce(
        any_value(pre_proceedings_outcome),
        if(
            bool_or(
                coalesce(application_type, 'care') in ('care', 'supervision')
                and application_date >= pre_proceedings_start
            ),
            'issued',
            null
        )
    ) as outcome,
from proceedings
where pre_proceedings_start is not null
group by child_id, pre_proceedings_start
