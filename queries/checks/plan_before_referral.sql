/*
rule = "1105"
says = "The child protection plan start date cannot be before the referral date"
level = "query"
extract = "protection_plans"
column = "start_date"
wanted = "The start of the plan, on or after the referral, unless the referral before it is not loaded."
*/
select
    protection_plans.load_id,
    protection_plans.row_number,
    'start ' || said(start_date) || ', referral ' || said(min(referral_date)) as found,
from protection_plans
join referrals using (child_id)
where not coalesce(other_authority, false)
group by protection_plans.load_id, protection_plans.row_number, start_date
having min(referral_date) between start_date + 1 and start_date + 31
