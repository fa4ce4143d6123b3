/*
rule = "8740"
says = "For a Section 47 Enquiry that has not held the Initial Child Protection Conference by the end of the census year, the start date must fall within the census year"
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
