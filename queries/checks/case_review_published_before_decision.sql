/*
rule = "local"
level = "error"
extract = "case_reviews"
column = "published_date"
wanted = "The day of publication, on or after the decision."
*/
select
    load_id,
    row_number,
    'published ' || said(published_date) || ', decided ' || said(decided_date) as found,
from case_reviews
where published_date < decided_date
