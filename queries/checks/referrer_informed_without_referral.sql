/*
rule = "local"
level = "query"
extract = "referrals"
column = "referral_date"
wanted = "The date of a referral that is loaded; until then this row adds to none and is not counted."
*/
select
    rows_referrals.load_id,
    rows_referrals.row_number,
    'referral ' || said(referral_date) || ' is not loaded' as found,
from rows_referrals
anti join referrals using (child_id, referral_date)
