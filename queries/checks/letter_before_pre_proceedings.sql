/*
rule = "9006"
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
