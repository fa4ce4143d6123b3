/*
title = "Referred again within 12 months"
question = "How many referrals were for a child who had been referred in the 12 months before?"
topic = "referrals"
order = 30
unit = "percent"
kind = "flow"
statistic = "percent"
per = "none"
protect = "children"
good_is = "low"
breakdowns = ["district"]
needs = ["referrals: the quarter and the 12 months before it"]
numerator = "Referrals of a child who had an earlier referral in the 12 months before"
denominator = "Referrals in the quarter"
source = "Department for Education, Characteristics of children in need, table C1"
comparator = "re_referrals"
decimals = 1
ask = [
    "What did we learn from the cases of children who came back?",
    "Are we closing cases too soon?",
    "Are the same families being referred by the same agency?",
]
explained = "This is the share of referrals where the same child had been referred in the year before. A high figure may mean that help ended too soon, or that the first concern was not settled."
caveat = "Two entries for one child on one day are one referral, never a repeat. The day exactly 12 months before counts as within 12 months."
whole_set = "referrals"
part_set = "referrals_again_in_12_months"

[[covers]]
extract = "referrals"
months_before = 12
*/
select
    child_id || ' ' || referral_date as unit_id,
    referral_date as on_date,
    child_id,
    is_re_referral as counted,
    district,
from referrals_made
