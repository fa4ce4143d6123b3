/*
rule = "8831"
says = "Activity is recorded against a case marked as a referral with no further action"
level = "query"
extract = "conferences"
column = "strategy_date"
wanted = "No enquiry on a referral that led to no further action."
*/
select
    conferences.load_id,
    conferences.row_number,
    'referral ' || said(referral_date) || ' led to no further action' as found,
from conferences
asof join referrals
    on conferences.child_id = referrals.child_id and conferences.strategy_date >= referrals.referral_date
where no_further_action
    and strategy_date <= referral_date + 45
