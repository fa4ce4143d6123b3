/*
rule = "8565"
says = "Activity shown after a case has been closed"
level = "query"
extract = "plan_reviews"
column = "review_date"
wanted = "The day of the review, on or before the end of the plan."
*/
select
    plan_reviews.load_id,
    plan_reviews.row_number,
    'review ' || said(review_date) || ', plan ended ' || said(end_date) as found,
from plan_reviews
join protection_plans
    on plan_reviews.child_id = protection_plans.child_id
    and plan_reviews.plan_start_date = protection_plans.start_date
where review_date > end_date
