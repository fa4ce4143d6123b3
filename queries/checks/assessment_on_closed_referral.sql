/*
rule = "8831"
says = "Activity is recorded against a case marked as a referral with no further action"
level = "query"
extract = "assessments"
column = "referral_date"
wanted = "No assessment on a referral that led to no further action."
*/
select
    assessments.load_id,
    assessments.row_number,
    'referral ' || said(referral_date) || ' led to no further action' as found,
from assessments
join referrals using (child_id, referral_date)
where no_further_action
