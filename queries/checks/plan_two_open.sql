/*
rule = "8935"
says = "This child is showing more than one open Child Protection plan, i.e. with no End Date"
level = "query"
extract = "protection_plans"
column = "end_date"
wanted = "One open plan of a child: the end of the earlier one."
*/
with
open_plans as (
    select *, min(start_date) over (partition by child_id) as first_start
    from protection_plans
    where end_date is null and not coalesce(other_authority, false)
)
select
    load_id,
    row_number,
    'open since ' || said(start_date) || ', and another since ' || said(first_start) as found,
from open_plans
where start_date > first_start
