/*
rule = "local"
level = "query"
extract = "meetings"
column = "report_date"
wanted = "The day of the report, on or before the meeting; a later one was not before the conference."
*/
select
    load_id,
    row_number,
    'report ' || said(report_date) || ', meeting ' || said(meeting_date) as found,
from meetings
where report_date > meeting_date
    and report_submitted
