/*
rule = "local"
level = "query"
extract = "referrals"
column = "referrer_informed_date"
wanted = "The day on which the referrer was written to, no later than the day of loading."
*/
select
    load_id,
    row_number,
    said(referrer_informed_date) as found,
from referrals
join load_days using (load_id)
where referrer_informed_date > last_day
