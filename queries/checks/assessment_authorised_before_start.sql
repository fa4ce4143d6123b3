/*
rule = "8608"
says = "Assessment Start Date cannot be later than its End Date"
level = "error"
extract = "assessments"
column = "authorised_date"
wanted = "The day of authorisation, on or after the start."
*/
select
    load_id,
    row_number,
    'authorised ' || said(authorised_date) || ', start ' || said(start_date) as found,
from assessments
where authorised_date < start_date
