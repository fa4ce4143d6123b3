/*
rule = "8841"
level = "error"
extract = "plan_reviews"
column = "review_date"
wanted = "The day of the review, after the start of the plan."
*/
select
    load_id,
    row_number,
    'review ' || said(review_date) || ', plan from ' || said(plan_start_date) as found,
from plan_reviews
where review_date <= plan_start_date
