/*
rule = "local"
level = "query"
extract = "proceedings"
column = "irh_date"
wanted = "The day of the issues resolution hearing, on or after the application."
*/
select
    load_id,
    row_number,
    'hearing ' || said(irh_date) || ', application ' || said(application_date) as found,
from proceedings
where irh_date < application_date
