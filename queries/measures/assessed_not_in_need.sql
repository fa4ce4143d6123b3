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
breakdowns = ["source"]
needs = ["assessments: the quarter, with what each found", "referrals: who made them"]
numerator = "Assessments that found no need for children's social care"
denominator = "Assessments authorised in the quarter whose finding is recorded"
source = "The council's own figure; Ofsted, Annex A, list 4; closure reasons RC8 and RC9 of the children in need census"
decimals = 1
ask = [
    "Could these families have been helped earlier, without an assessment?",
    "Why does one agency's share differ from the others?",
    "Were they offered early help when the assessment ended?",
]
explained = "These are children who were assessed and found not to need children's social care. A high share from one agency may mean that it understands the threshold differently from us."
caveat = "This is not the same as a referral that needed no further action, which is decided before any assessment. Who referred is taken from the child's last referral before the assessment."
whole_set = "assessments_decided"
part_set = "assessed_not_in_need"
within = "assessments_authorised"

[[covers]]
extract = "assessments"
columns = ["authorised_date", "needs_social_care"]

[[covers]]
extract = "referrals"
columns = ["source"]
*/
select
    assessment_id as unit_id,
    authorised_date as on_date,
    assessments_authorised.child_id,
    not needs_social_care as counted,
    coalesce(referrals_made.source, 'Anonymous or not recorded') as source,
from assessments_authorised
asof left join referrals_made
    on referrals_made.child_id = assessments_authorised.child_id
    and referrals_made.referral_date <= assessments_authorised.start_date
