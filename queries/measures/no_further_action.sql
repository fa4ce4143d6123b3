/*
title = "Referrals that needed no further action"
question = "How many referrals ended with no further action?"
topic = "referrals"
order = 40
unit = "percent"
kind = "flow"
statistic = "percent"
per = "none"
protect = "children"
good_is = "neither"
breakdowns = []
needs = ["referrals: the quarter, with no further action"]
numerator = "Referrals that ended with no further action"
denominator = "Referrals in the quarter"
source = "Department for Education, Characteristics of children in need, table C1"
comparator = "no_further_action"
decimals = 1
ask = [
    "Could early help have met some of these concerns?",
    "Do agencies know what needs a referral and what does not?",
    "Did anybody look again at a sample of these decisions?",
]
explained = "These are referrals where it was decided at once that children's social care did not need to do more. A high figure may mean that agencies refer too soon; a very low one may mean that we assess families who do not need it."
caveat = "This is not the same as being assessed and found not to be in need. A referral without a recorded decision counts as having had further action."
whole_set = "referrals"
part_set = "referrals_no_further_action"

[[covers]]
extract = "referrals"
columns = ["no_further_action"]
*/
select
    child_id || ' ' || referral_date as unit_id,
    referral_date as on_date,
    child_id,
    coalesce(no_further_action, false) as counted,
    district,
from referrals_made
