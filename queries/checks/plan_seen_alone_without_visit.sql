/*
rule = "local"
level = "query"
extract = "protection_plans"
column = "seen_alone"
wanted = "The day of the visit at which the child was seen alone."
*/
select
    load_id,
    row_number,
    'seen alone, and no visit' as found,
from protection_plans
where seen_alone and last_visit_date is null
