/*
rule = "local"
level = "error"
extract = "plan_reviews"
column = "review_date"
wanted = "The day on which the review was held, no later than the day of loading."
*/
select
    load_id,
    row_number,
    said(review_date) as found,
from plan_reviews
join load_days using (load_id)
where review_date > last_day
