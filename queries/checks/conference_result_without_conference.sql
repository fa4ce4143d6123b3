/*
rule = "local"
level = "query"
extract = "conferences"
column = "resulted_in_plan"
wanted = "The day of the conference that resulted in a plan."
*/
select
    load_id,
    row_number,
    'a plan, and no conference' as found,
from conferences
where resulted_in_plan and conference_date is null and not coalesce(transfer_in, false)
