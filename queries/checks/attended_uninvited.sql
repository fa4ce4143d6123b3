/*
rule = "local"
level = "query"
extract = "meetings"
column = "invited"
wanted = "Yes, when the agency attended: only invited agencies are counted."
*/
select
    load_id,
    row_number,
    attendance || ', and not invited' as found,
from meetings
where invited is false and attendance in ('attended', 'deputy')
