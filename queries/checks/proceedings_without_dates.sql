/*
rule = "local"
level = "error"
extract = "proceedings"
column = "application_date"
wanted = "The start of pre-proceedings, or the day of the application."
*/
select
    load_id,
    row_number,
    'neither' as found,
from proceedings
where pre_proceedings_start is null and application_date is null
