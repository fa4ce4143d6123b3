/*
rule = "9013"
says = "The date on which the letter to initiate care proceedings was sent to parents/guardians must fall within the reporting year and be on or after the date when the local authority submitted the court application to commence care proceedings"
level = "query"
extract = "proceedings"
column = "care_letter_sent"
wanted = "The day of the letter, on or after the application."
*/
select
    load_id,
    row_number,
    'letter ' || said(care_letter_sent) || ', application ' || said(application_date) as found,
from proceedings
where care_letter_sent < application_date
