/*
rule = "8675Q"
says = "Please check: S47 Enquiry started more than 15 working days before the end of the census year. However, there is no date of Initial Child Protection Conference"
level = "query"
extract = "conferences"
column = "conference_date"
wanted = "A conference within 15 working days, or a note that none was needed."
*/
select
    conferences.load_id,
    conferences.row_number,
    'strategy discussion ' || said(strategy_date) || ', no conference by ' || said(as_at) as found,
from conferences
join load_days using (load_id)
join working_days as first_day on first_day.day = strategy_date
join working_days as last_day on last_day.day = as_at
where conference_date is null
    and not coalesce(conference_not_needed, false)
    and last_day.number - first_day.number > 15
