/*
rule = "local"
level = "query"
extract = "case_reviews"
column = "management_reviews_received"
wanted = "No more management reviews received than were expected."
*/
select
    load_id,
    row_number,
    management_reviews_received || ' of ' || management_reviews_expected as found,
from case_reviews
where management_reviews_received > management_reviews_expected
