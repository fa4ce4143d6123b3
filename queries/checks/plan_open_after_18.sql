/*
rule = "local"
level = "query"
extract = "protection_plans"
column = "end_date"
wanted = "The end of the plan, no later than the eighteenth birthday."
*/
select
    load_id,
    row_number,
    'open since ' || said(start_date) || ', and the child is over 18 by ' || said(as_at) as found,
from protection_plans
join load_days using (load_id)
where end_date is null
    -- age is whole years at the start, so the birthday is at most a year earlier
    and start_date + to_years(cast(18 - age as integer)) < as_at
