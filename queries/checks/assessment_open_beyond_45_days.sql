/*
rule = "8670Q"
says = "Please check: Assessment started more than 45 working days before the end of the census year. However, there is no Assessment end date"
level = "query"
extract = "assessments"
column = "authorised_date"
wanted = "Authorised within 45 working days, or a check that it is still open."
*/
select
    assessments.load_id,
    assessments.row_number,
    'started ' || said(start_date) || ' and not authorised by ' || said(as_at) as found,
from assessments
join load_days using (load_id)
join working_days as first_day on first_day.day = start_date
join working_days as last_day on last_day.day = as_at
where authorised_date is null
    and last_day.number - first_day.number > 45
