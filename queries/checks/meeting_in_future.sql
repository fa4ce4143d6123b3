/*
rule = "local"
level = "query"
extract = "meetings"
column = "meeting_date"
wanted = "The day on which the meeting was held, no later than the day of loading."
*/
select
    load_id,
    row_number,
    said(meeting_date) as found,
from meetings
join load_days using (load_id)
where meeting_date > last_day
