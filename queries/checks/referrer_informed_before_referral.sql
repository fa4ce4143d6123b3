/*
rule = "local"
level = "query"
extract = "referrals"
column = "referrer_informed_date"
wanted = "The day on which the referrer was written to, on or after the referral."
*/
select
    load_id,
    row_number,
    'informed ' || said(referrer_informed_date) || ', referral ' || said(referral_date) as found,
from referrals
where referrer_informed_date < referral_date
