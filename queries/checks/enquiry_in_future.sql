/*
rule = "8600"
level = "error"
extract = "conferences"
column = "strategy_date"
wanted = "The day of the strategy discussion, no later than the day of loading."
*/
select
    load_id,
    row_number,
    said(strategy_date) as found,
from conferences
join load_days using (load_id)
where strategy_date > last_day
