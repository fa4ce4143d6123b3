/*
rule = "8568"
says = "RNFA flag is missing or invalid"
level = "query"
extract = "referrals"
column = "no_further_action"
wanted = "Yes or no: whether the referral led to no further action; until then it counts as unknown."
*/
select
    referrals.load_id,
    row_number,
    'nothing' as found,
from referrals
join loads using (load_id)
where referrals.no_further_action is null
    and list_contains(columns, 'no_further_action')
