/*
rule = "PN0"
level = "query"
extract = "plan_reviews"
column = "participation"
wanted = "How the child took part: PN0 is for a child under 4."
*/
select
    plan_reviews.load_id,
    plan_reviews.row_number,
    'PN0 for a child of 5 or over on ' || said(review_date) as found,
from plan_reviews
join protection_plans
    on plan_reviews.child_id = protection_plans.child_id
    and plan_reviews.plan_start_date = protection_plans.start_date
where participation = 'PN0'
    -- age is whole years at the start of the plan
    and age + date_sub('year', start_date, review_date) >= 5
