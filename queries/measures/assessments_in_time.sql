/*
title = "Assessments finished in 45 working days"
question = "How many assessments were finished within 45 working days?"
topic = "referrals"
order = 70
unit = "percent"
kind = "flow"
statistic = "percent"
per = "none"
protect = "children"
good_is = "high"
breakdowns = []
yearly = ["district"]
needs = ["assessments: the quarter, with the dates started and authorised"]
numerator = "Assessments authorised within 45 working days of their start"
denominator = "Assessments authorised in the quarter"
source = "Department for Education, Characteristics of children in need, table C2; Working Together to Safeguard Children"
comparator = "assessments_in_time"
decimals = 1
ask = [
    "Which assessments take longest, and why?",
    "How many are open now and already late?",
    "Are assessments good as well as quick?",
]
explained = "An assessment finds out what a child needs. It should take no more than 45 working days, so that help is not delayed."
caveat = "The clock is the Department for Education's, from the start of the assessment. Working Together counts from the referral, which can be earlier. Assessments still open are not counted."
standard = 100
standard_words = "every assessment, within 45 working days"
whole_set = "assessments_authorised"
part_set = "assessments_in_45_days"

[[covers]]
extract = "assessments"
columns = ["authorised_date"]
*/
select
    child_id || ' ' || start_date as unit_id,
    authorised_date as on_date,
    child_id,
    working_days_taken <= 45 as counted,
    district,
from assessments_authorised
