/*
rule = "local"
level = "query"
extract = "assessments"
column = "referral_date"
wanted = "The date of a referral of this child that is loaded."
*/
select
    assessments.load_id,
    assessments.row_number,
    'referral ' || said(referral_date) || ' is not loaded' as found,
from assessments
anti join referrals using (child_id, referral_date)
where exists (
    select 1
    from coverage
    where extract = 'referrals' and referral_date between covered_from and covered_to
)
