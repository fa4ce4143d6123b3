/*
rule = "8905"
says = "Initial Category of Abuse code missing or invalid (see Category of Abuse table in CIN Census code set)"
level = "query"
extract = "protection_plans"
column = "initial_category"
wanted = "The category of abuse when the plan started; until then it counts as Unknown."
*/
select
    protection_plans.load_id,
    row_number,
    'nothing' as found,
from protection_plans
join loads using (load_id)
where protection_plans.initial_category is null
    and list_contains(columns, 'initial_category')
