/*
rule = "8866"
says = "Source of Referral is missing or an invalid code"
level = "query"
extract = "referrals"
column = "source"
wanted = "The source of the referral; until then it counts as Unknown."
*/
select
    referrals.load_id,
    row_number,
    'nothing' as found,
from referrals
join loads using (load_id)
where referrals.source is null
    and list_contains(columns, 'source')
