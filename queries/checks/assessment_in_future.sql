/*
rule = "8736"
says = "For an Assessment that has not been completed, the start date must fall within the census year"
level = "error"
extract = "assessments"
column = "start_date"
wanted = "The start of the assessment, no later than the day of loading."
*/
select
    load_id,
    row_number,
    said(start_date) as found,
from assessments
join load_days using (load_id)
where start_date > last_day
