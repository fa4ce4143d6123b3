/*
rule = "8910"
says = "Latest Category of Abuse code missing or invalid (see Category of Abuse table in CIN Census code set)"
level = "query"
extract = "protection_plans"
column = "latest_category"
wanted = "The latest category of abuse; until then the initial one stands for it."
*/
select
    protection_plans.load_id,
    row_number,
    'nothing' as found,
from protection_plans
join loads using (load_id)
where protection_plans.latest_category is null
    and list_contains(columns, 'latest_category')
