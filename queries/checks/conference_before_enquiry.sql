/*
rule = "8615"
says = "Section 47 Enquiry Start Date must be present and cannot be later than the date of the initial Child Protection Conference"
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
