/*
rule = "8805"
says = "A CIN case cannot have a CIN closure date without a Reason for Closure"
level = "query"
extract = "protection_plans"
column = "end_reason"
wanted = "Why the plan ended."
*/
select
    protection_plans.load_id,
    row_number,
    'nothing' as found,
from protection_plans
join loads using (load_id)
where protection_plans.end_reason is null
    and list_contains(columns, 'end_reason')
    and end_date is not null
