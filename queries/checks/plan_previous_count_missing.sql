/*
rule = "8730"
says = "Total Number of previous Child Protection Plans missing"
level = "query"
extract = "protection_plans"
column = "previous_plans"
wanted = "The number of earlier plans, 0 when there were none."
*/
select
    protection_plans.load_id,
    row_number,
    'nothing' as found,
from protection_plans
join loads using (load_id)
where protection_plans.previous_plans is null
    and list_contains(columns, 'previous_plans')
