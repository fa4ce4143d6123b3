/*
rule = "local"
level = "query"
extract = "meetings"
column = "quorate"
wanted = "The same answer in every row of a meeting."
*/
with
meeting_answers as (
    select *, bool_and(quorate) over (partition by meeting_id) as always_quorate
    from meetings
)
select
    load_id,
    row_number,
    'quorate in this row and not in another' as found,
from meeting_answers
where quorate and not always_quorate
