/*
rule = "2889"
says = "The S47 start date cannot be before the referral date"
level = "query"
extract = "conferences"
column = "strategy_date"
wanted = "The strategy discussion on or after the referral."
*/
select
    conferences.load_id,
    conferences.row_number,
    'strategy discussion ' || said(strategy_date) || ', referral ' || said(min(referral_date)) as found,
from conferences
join referrals using (child_id)
group by conferences.load_id, conferences.row_number, strategy_date
having min(referral_date) between strategy_date + 1 and strategy_date + 31
