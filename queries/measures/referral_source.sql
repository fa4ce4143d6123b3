/*
title = "Who made the referrals"
question = "Which agencies and people referred children to us?"
topic = "referrals"
order = 20
unit = "percent"
kind = "flow"
statistic = "share"
per = "none"
protect = "children"
good_is = "neither"
breakdowns = ["source"]
needs = ["referrals: the quarter, with who made them"]
numerator = "Referrals made by the agency or person"
denominator = "Referrals in the quarter"
source = "Department for Education, Characteristics of children in need, table C3"
decimals = 1
ask = [
    "Is an agency sending more, or fewer, referrals than it used to?",
    "Is there an agency from which we would expect more?",
    "Do agencies agree on when a child needs to be referred?",
]
explained = "This shows who raised a concern about a child: the police, schools, health services, family, neighbours and others. A change may mean that an agency sees more need, or has changed when it refers."
caveat = "A referral without a recorded source is counted with the anonymous and is kept in the total."
whole_set = "referrals"

[[covers]]
extract = "referrals"
columns = ["source"]
*/
select
    child_id || ' ' || referral_date as unit_id,
    referral_date as on_date,
    child_id,
    source,
from referrals_made
