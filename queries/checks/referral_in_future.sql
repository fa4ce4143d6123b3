/*
rule = "8600"
says = "Child referral date missing or after data collection period"
level = "error"
extract = "referrals"
column = "referral_date"
wanted = "The day of the referral, no later than the day of loading."
*/
select
    load_id,
    row_number,
    said(referral_date) as found,
from referrals
join load_days using (load_id)
where referral_date > last_day
