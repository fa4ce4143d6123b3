/*
rule = "1104"
level = "query"
extract = "conferences"
column = "conference_date"
wanted = "The day of the conference, on or after the strategy discussion; it counts, and in no time band."
*/
select
    load_id,
    row_number,
    'conference ' || said(conference_date) || ', strategy discussion ' || said(strategy_date) as found,
from conferences
where conference_date < strategy_date
