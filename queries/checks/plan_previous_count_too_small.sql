/*
rule = "local"
level = "query"
extract = "protection_plans"
column = "previous_plans"
wanted = "The number of earlier plans, which the store makes at least this many."
*/
with
with_earlier as (
    select *, row_number() over (partition by child_id order by start_date) - 1 as earlier
    from protection_plans
    where not coalesce(other_authority, false)
)
select
    load_id,
    row_number,
    previous_plans || ', and ' || earlier || ' loaded' as found,
from with_earlier
where previous_plans < earlier
