/*
rule = "local"
level = "query"
extract = "proceedings"
column = "final_hearing_date"
wanted = "The day of the final hearing, on or after the application."
*/
select
    load_id,
    row_number,
    'final hearing ' || said(final_hearing_date) || ', application ' || said(application_date) as found,
from proceedings
where final_hearing_date < application_date
