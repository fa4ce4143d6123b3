/*
rule = "local"
level = "query"
extract = "plan_reviews"
column = "plan_start_date"
wanted = "The start of a plan of this child that is loaded."
*/
select
    plan_reviews.load_id,
    plan_reviews.row_number,
    'plan from ' || said(plan_start_date) || ' is not loaded' as found,
from plan_reviews
anti join protection_plans
    on plan_reviews.child_id = protection_plans.child_id
    and plan_reviews.plan_start_date = protection_plans.start_date
where plan_start_date is not null
    and exists (
        select 1
        from coverage
        where extract = 'protection_plans' and review_date between covered_from and covered_to
    )
