/*
rule = "local"
level = "query"
extract = "protection_plans"
column = "last_visit_date"
wanted = "The day of the last visit, no later than the day of loading."
*/
select
    load_id,
    row_number,
    said(last_visit_date) as found,
from protection_plans
join load_days using (load_id)
where last_visit_date > last_day
