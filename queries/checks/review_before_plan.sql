/*
rule = "8841"
says = "The review date cannot be on the same day or before the Child protection Plan start date"
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
