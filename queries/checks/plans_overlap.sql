/*
rule = "8940"
says = "Child Protection Plan data contains overlapping dates"
level = "query"
extract = "protection_plans"
column = "start_date"
wanted = "The start of a plan after the end of the one before."
*/
with
with_previous as (
    select
        *,
        lag(start_date) over (partition by child_id order by start_date) as previous_start,
        lag(end_date) over (partition by child_id order by start_date) as previous_end,
    from protection_plans
    where not coalesce(other_authority, false)
)
select
    load_id,
    row_number,
    'started ' || said(start_date) || ' before the one from ' || said(previous_start) || ' ended '
        || said(previous_end) as found,
from with_previous
where start_date < previous_end
