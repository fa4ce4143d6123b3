/*
rule = "local"
level = "query"
extract = "proceedings"
column = "application_date"
wanted = "The day of the application that was decided on."
*/
select
    load_id,
    row_number,
    'issued, and no application' as found,
from proceedings
where pre_proceedings_outcome = 'issued' and application_date is null
