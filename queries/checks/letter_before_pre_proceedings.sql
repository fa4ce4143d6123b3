/*
rule = "9006"
says = "The date the letter before proceedings was sent must be within the reporting year and after the date pre-proceedings began"
level = "query"
extract = "proceedings"
column = "letter_sent"
wanted = "The day of the letter before proceedings, on or after the start of pre-proceedings."
*/
select
    load_id,
    row_number,
    'letter ' || said(letter_sent) || ', start ' || said(pre_proceedings_start) as found,
from proceedings
where letter_sent < pre_proceedings_start
