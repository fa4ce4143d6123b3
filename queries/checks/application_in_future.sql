/*
rule = "8600"
level = "error"
extract = "proceedings"
column = "application_date"
wanted = "The day of the application, no later than the day of loading."
*/
select
    load_id,
    row_number,
    said(application_date) as found,
from proceedings
join load_days using (load_id)
where application_date > last_day
