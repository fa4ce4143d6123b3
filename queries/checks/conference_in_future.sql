/*
rule = "8715"
says = "Date of Initial Child Protection Conference must fall within the census year"
level = "query"
extract = "conferences"
column = "conference_date"
wanted = "The day on which the conference was held, no later than the day of loading."
*/
select
    load_id,
    row_number,
    said(conference_date) as found,
from conferences
join load_days using (load_id)
where conference_date > last_day
