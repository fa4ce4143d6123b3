/*
rule = "local"
level = "query"
extract = "conferences"
column = "conference_not_needed"
wanted = "No, when a conference was held (the heading is a double negative)."
*/
select
    load_id,
    row_number,
    'yes, and a conference ' || said(conference_date) as found,
from conferences
where conference_not_needed and conference_date is not null
