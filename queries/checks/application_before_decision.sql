/*
rule = "9012"
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
