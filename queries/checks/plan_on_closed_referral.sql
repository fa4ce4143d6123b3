/*
rule = "8832"
says = "Child Protection details provided for a referral with no further action"
level = "query"
extract = "protection_plans"
column = "start_date"
wanted = "No plan on a referral that led to no further action."
*/
select
    protection_plans.load_id,
    protection_plans.row_number,
    'referral ' || said(referral_date) || ' led to no further action' as found,
from protection_plans
asof join referrals
    on protection_plans.child_id = referrals.child_id
    and protection_plans.start_date >= referrals.referral_date
where no_further_action
    and not coalesce(other_authority, false)
    and start_date <= referral_date + 45
