/*
rule = "local"
level = "error"
extract = "case_reviews"
column = "actions_done"
wanted = "No more actions done than there are."
*/
select
    load_id,
    row_number,
    actions_done || ' of ' || actions_total as found,
from case_reviews
where actions_done > actions_total
