/*
rule = "local"
level = "query"
extract = "protection_plans"
column = "last_visit_date"
wanted = "The last visit, on or after the start of the plan."
*/
select
    load_id,
    row_number,
    'visit ' || said(last_visit_date) || ', start ' || said(start_date) as found,
from protection_plans
where last_visit_date < start_date
