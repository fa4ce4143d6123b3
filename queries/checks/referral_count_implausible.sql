/*
rule = "local"
level = "query"
extract = "referrals"
column = "referrals_in_12_months"
wanted = "How many referrals of the child there were in the 12 months before."
*/
select
    load_id,
    row_number,
    cast(referrals_in_12_months as varchar) as found,
from referrals
where referrals_in_12_months not between 0 and 12
