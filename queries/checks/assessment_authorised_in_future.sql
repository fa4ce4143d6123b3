/*
rule = "8696"
says = "Assessment end date must fall within the census year"
level = "error"
extract = "assessments"
column = "authorised_date"
wanted = "The day of authorisation, no later than the day of loading."
*/
select
    load_id,
    row_number,
    said(authorised_date) as found,
from assessments
join load_days using (load_id)
where authorised_date > last_day
