/*
A child who had been on a plan for three months or more at a quarter's end, with whether every review was in time:
the first within three months of the plan's start, each after it within six months of the one before, and none
overdue at the quarter's end (NI 67; Working Together). Plans that began before the reviews that are loaded are left
out, since a review that is not there cannot be told from one that was not held.
*/
with due as (
    select plans_open_at_quarter_end.*
    from plans_open_at_quarter_end
    inner join data_as_at on data_as_at.extract = 'plan_reviews'
    where start_date <= quarter_end - interval 3 month
        and start_date >= data_as_at.covered_from
),

-- every day on which the clock starts again, and the quarter's end as the last to be reached
days as (
    select due.quarter, due.plan_id, due.start_date, plan_reviews.review_date as day
    from due
    inner join plan_reviews
        on plan_reviews.child_id = due.child_id
        and plan_reviews.review_date > due.start_date
        and plan_reviews.review_date <= due.quarter_end
    union
    select quarter, plan_id, start_date, quarter_end
    from due
),

gaps as (
    select
        *,
        lag(day) over (partition by quarter, plan_id order by day) as day_before,
    from days
),

judged as (
    select
        quarter,
        plan_id,
        bool_and(
            if(
                day_before is null,
                day <= start_date + interval 3 month,
                day <= day_before + interval 6 month
            )
        ) as all_in_time,
    from gaps
    group by quarter, plan_id
)

select due.*, judged.all_in_time
from due
inner join judged using (quarter, plan_id)
