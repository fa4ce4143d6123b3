/*
rule = "8775Q"
says = "Please check: Child is over 25 years old"
level = "query"
extract = "referrals"
column = "age"
wanted = "A child, or a young person of up to 25."
*/
select
    load_id,
    row_number,
    'over 25 on ' || said(referral_date) as found,
from referrals
where age > 25
