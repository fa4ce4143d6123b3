/*
rule = "8565"
says = "Activity shown after a case has been closed"
level = "query"
extract = "protection_plans"
column = "last_visit_date"
wanted = "The last visit, on or before the end of the plan."
*/
select
    load_id,
    row_number,
    'visit ' || said(last_visit_date) || ', plan ended ' || said(end_date) as found,
from protection_plans
where last_visit_date > end_date
