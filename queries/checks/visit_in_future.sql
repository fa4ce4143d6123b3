/*
rule = "local"
level = "error"
extract = "plan_visits"
column = "visit_date"
wanted = "The day of the visit, no later than the day of loading."
*/
select
    load_id,
    row_number,
    said(visit_date) as found,
from plan_visits
join load_days using (load_id)
where visit_date > last_day
