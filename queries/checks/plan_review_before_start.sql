/*
rule = "8841"
says = "The review date cannot be on the same day or before the Child protection Plan start date"
level = "query"
extract = "protection_plans"
column = "latest_review_date"
wanted = "The latest review, after the start of the plan."
*/
select
    load_id,
    row_number,
    'review ' || said(latest_review_date) || ', start ' || said(start_date) as found,
from protection_plans
where latest_review_date <= start_date
