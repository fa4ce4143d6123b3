/*
A child who had been on a plan for at least the council's standard in working days at a quarter's end, with the last
visit at which the child was seen: on or after the plan's start and up to that day. A visit at which the child was not
seen counts as none; one of which nothing is said whether the child was seen counts.
*/
with open_long_enough as (
    select
        plans_open_at_quarter_end.quarter,
        plans_open_at_quarter_end.quarter_end,
        plans_open_at_quarter_end.child_id,
        plans_open_at_quarter_end.start_date,
        last_day.number as last_number,
    from plans_open_at_quarter_end
    inner join working_days as first_day on first_day.day = start_date
    inner join working_days as last_day on last_day.day = quarter_end
    cross join standards
    where last_day.number - first_day.number >= visit_working_days
),

last_visits as (
    select
        open_long_enough.quarter,
        open_long_enough.child_id,
        max(visit_date) as visit_date,
        arg_max_null(seen_alone, visit_date) as seen_alone,
    from open_long_enough
    inner join plan_visits
        on plan_visits.child_id = open_long_enough.child_id
        and visit_date between start_date and quarter_end
    where coalesce(seen, true)
    group by open_long_enough.quarter, open_long_enough.child_id
)

select
    open_long_enough.*,
    visit_date as last_visit_date,
    coalesce(last_number - visit_day.number <= visit_working_days, false) as in_time,
    seen_alone,
from open_long_enough
left join last_visits using (quarter, child_id)
left join working_days as visit_day on visit_day.day = visit_date
cross join standards
