/*
rule = "8875"
says = "The Date of Initial Child Protection Conference cannot be a weekend"
level = "query"
extract = "conferences"
column = "conference_date"
wanted = "A working day."
*/
select
    load_id,
    row_number,
    strftime(conference_date, '%A %d/%m/%Y') as found,
from conferences
where isodow(conference_date) in (6, 7)
