/*
rule = "local"
level = "query"
extract = "plan_visits"
column = "seen_alone"
wanted = "Seen alone only of a child who was seen."
*/
select
    load_id,
    row_number,
    'seen alone and not seen' as found,
from plan_visits
where seen_alone and not seen
