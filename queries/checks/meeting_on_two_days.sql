/*
rule = "local"
level = "query"
extract = "meetings"
column = "meeting_date"
wanted = "One day for one meeting."
*/
with
meeting_days as (
    select *, min(meeting_date) over (partition by meeting_id) as first_date
    from meetings
)
select
    load_id,
    row_number,
    said(meeting_date) || ', and ' || said(first_date) || ' in another row of the meeting' as found,
from meeting_days
where meeting_date > first_date
