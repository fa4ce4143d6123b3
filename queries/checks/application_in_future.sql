/*
rule = "9012"
says = "The date that the local authority submitted the court application to commence care proceedings must fall within the reporting year and be on or after the date of the decision to initiate care proceedings"
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
