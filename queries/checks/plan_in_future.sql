/*
rule = "8720"
says = "Child Protection Plan Start Date missing or out of data collection period"
level = "error"
extract = "protection_plans"
column = "start_date"
wanted = "The start of the plan, no later than the day of loading."
*/
select
    load_id,
    row_number,
    said(start_date) as found,
from protection_plans
join load_days using (load_id)
where start_date > last_day
