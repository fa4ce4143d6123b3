/*
title = "Referrals"
question = "How many times was a child referred to children's social care?"
topic = "referrals"
order = 10
unit = "referrals"
kind = "flow"
statistic = "count"
per = "none"
protect = "children"
good_is = "neither"
breakdowns = ["district", "source", "age_band"]
needs = ["referrals: the quarter"]
numerator = "Referrals in the quarter: one child on one day is one referral"
denominator = "None: this is a count"
source = "Department for Education, Characteristics of children in need, table C1"
comparator = "referrals_rate"
decimals = 0
ask = [
    "Which agencies are referring more, or less, than they did?",
    "Is one district different from the others, and do we know why?",
    "Are we seeing more children, or the same children more often?",
]
explained = "A referral is a request to children's social care to help or protect a child. The number shows how much work is arriving; more is not always worse, since people may be noticing more."
caveat = "A child whose case is already open is not referred again. One child can be referred more than once."
whole_set = "referrals"

[[covers]]
extract = "referrals"
*/
select
    child_id || ' ' || referral_date as unit_id,
    referral_date as on_date,
    child_id,
    district,
    source,
    age_band,
from referrals_made
