/*
rule = "8840"
says = "Child Protection Plan cannot start and end on the same day"
level = "error"
extract = "protection_plans"
column = "end_date"
wanted = "The end of the plan, after its start."
*/
select
    load_id,
    row_number,
    'start and end ' || said(start_date) as found,
from protection_plans
where end_date = start_date
