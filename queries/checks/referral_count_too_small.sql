/*
rule = "local"
level = "query"
extract = "referrals"
column = "referrals_in_12_months"
wanted = "The number of referrals in the 12 months before the latest, which the dates in the store make more than 0."
*/
with
with_previous as (
    select
        *,
        lag(referral_date) over (partition by child_id order by referral_date) as previous_date,
        lead(referral_date) over (partition by child_id order by referral_date) as next_date,
    from referrals
)
select
    load_id,
    row_number,
    '0, and a referral ' || said(previous_date) as found,
from with_previous
-- the number is of the latest referral and repeated on the child's other rows
where next_date is null
    and referrals_in_12_months = 0
    and previous_date >= referral_date - interval 12 months
