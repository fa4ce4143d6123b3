/*
rule = "local"
level = "query"
extract = "referrals"
column = "referral_date"
wanted = "No referral of a child whose case is open: new information belongs to the plan."
*/
select distinct on (referrals.load_id, referrals.row_number)
    referrals.load_id,
    referrals.row_number,
    'referral ' || said(referral_date) || ' during a plan from ' || said(start_date) as found,
from referrals
join protection_plans using (child_id)
where referral_date > start_date
    and referral_date < coalesce(end_date, date '9999-12-31')
