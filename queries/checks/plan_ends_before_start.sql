/*
rule = "8925"
says = "Child Protection Plan End Date earlier than Start Date"
level = "error"
extract = "protection_plans"
column = "end_date"
wanted = "The end of the plan, after its start."
*/
select
    load_id,
    row_number,
    'end ' || said(end_date) || ', start ' || said(start_date) as found,
from protection_plans
where end_date < start_date
