/*
rule = "local"
level = "query"
extract = "proceedings"
column = "concluded_date"
wanted = "The day of conclusion, no later than the day of loading."
*/
select
    load_id,
    row_number,
    said(concluded_date) as found,
from proceedings
join load_days using (load_id)
where concluded_date > last_day
