/*
rule = "8930"
says = "Child Protection Plan End Date must fall within the census year"
level = "query"
extract = "protection_plans"
column = "end_date"
wanted = "The end of the plan, no later than the day of loading."
*/
select
    load_id,
    row_number,
    said(end_date) as found,
from protection_plans
join load_days using (load_id)
where end_date > last_day
