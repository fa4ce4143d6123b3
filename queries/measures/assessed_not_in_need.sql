/*
title = "Assessments that found no need for social care"
question = "How many assessments found that the child did not need children's social care?"
topic = "referrals"
order = 75
unit = "percent"
kind = "flow"
statistic = "percent"
per = "none"
protect = "children"
good_is = "neither"
breakdowns = []
yearly = ["district"]
needs = ["assessments: the quarter, with what each found"]
numerator = "Assessments that found no need for children's social care"
denominator = "Assessments authorised in the quarter whose finding is recorded"
source = "The council's own figure; Ofsted, Annex A, list 4; closure reasons RC8 and RC9 of the children in need census"
decimals = 1
ask = [
    "Could these families have been helped earlier, without an assessment?",
    "Why does one district's share differ from the others?",
    "Were they offered early help when the assessment ended?",
]
explained = "These are children who were assessed and found not to need children's social care. A high share in one district may mean that the threshold is understood differently there."
caveat = "This is not the same as a referral that needed no further action, which is decided before any assessment."
whole_set = "assessments_decided"
part_set = "assessed_not_in_need"
within = "assessments_authorised"

[[covers]]
extract = "assessments"
columns = ["authorised_date", "needs_social_care"]
*/
select
    child_id || ' ' || start_date as unit_id,
    authorised_date as on_date,
    child_id,
    not needs_social_care as counted,
    district,
from assessments_authorised
