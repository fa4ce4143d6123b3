/*
title = "Referrals for every 10,000 children"
question = "How does the number of referrals compare with other places?"
topic = "referrals"
order = 15
unit = "rate"
kind = "flow"
statistic = "count"
per = "population"
protect = "children"
good_is = "neither"
breakdowns = []
needs = ["referrals: the quarter", "population: children aged 0 to 17"]
numerator = "Referrals in the quarter"
denominator = "Children aged 0 to 17 who live here, at the latest published mid-year"
source = "Department for Education, Characteristics of children in need, table C1; ONS mid-year estimates"
comparator = "referrals_rate"
decimals = 1
ask = [
    "Why are we above, or below, places like ours?",
    "Do agencies here agree on when a child needs to be referred?",
]
explained = "The same referrals, for every 10,000 children who live here. It lets us compare with places that have more or fewer children."
caveat = "One quarter is about a quarter of a year's rate: only the last four quarters together may stand beside a yearly figure. The rate is provisional until the mid-year estimate of the year is published."
whole_set = "referrals"

[[covers]]
extract = "referrals"
*/
select
    child_id || ' ' || referral_date as unit_id,
    referral_date as on_date,
    child_id,
from referrals_made
