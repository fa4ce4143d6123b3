/*
rule = "local"
level = "error"
extract = "proceedings"
column = "concluded_date"
wanted = "The day of conclusion, on or after the application."
*/
select
    load_id,
    row_number,
    'concluded ' || said(concluded_date) || ', application ' || said(application_date) as found,
from proceedings
where concluded_date < application_date
