/*
rule = "9012"
says = "The date that the local authority submitted the court application to commence care proceedings must fall within the reporting year and be on or after the date of the decision to initiate care proceedings"
level = "query"
extract = "proceedings"
column = "application_date"
wanted = "The day of the application, on or after the decision to issue."
*/
select
    load_id,
    row_number,
    'application ' || said(application_date) || ', end ' || said(pre_proceedings_end) as found,
from proceedings
where application_date < pre_proceedings_end
    and pre_proceedings_outcome = 'issued'
