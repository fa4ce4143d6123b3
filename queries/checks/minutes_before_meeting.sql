/*
rule = "local"
level = "query"
extract = "meetings"
column = "minutes_date"
wanted = "The day on which the minutes were sent, on or after the meeting."
*/
select
    load_id,
    row_number,
    'minutes ' || said(minutes_date) || ', meeting ' || said(meeting_date) as found,
from meetings
where minutes_date < meeting_date
