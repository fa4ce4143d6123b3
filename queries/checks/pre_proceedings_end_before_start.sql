/*
rule = "9009"
says = "The date when the decision was made to step up or down must be on or after the date of the decision to begin pre-proceedings and must fall within the reporting year"
level = "error"
extract = "proceedings"
column = "pre_proceedings_end"
wanted = "The end of pre-proceedings, on or after their start."
*/
select
    load_id,
    row_number,
    'end ' || said(pre_proceedings_end) || ', start ' || said(pre_proceedings_start) as found,
from proceedings
where pre_proceedings_end < pre_proceedings_start
