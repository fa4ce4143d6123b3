/*
rule = "local"
level = "query"
extract = "proceedings"
column = "application_type"
wanted = "The type of the application; until then it counts as care."
*/
select
    load_id,
    row_number,
    'application ' || said(application_date) || ' without a type' as found,
from proceedings
where application_date is not null
    and application_type is null
