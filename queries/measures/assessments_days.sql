/*
title = "Working days from the referral to the end of the assessment"
question = "How long did it take from the referral until the assessment was finished?"
topic = "referrals"
order = 71
unit = "days"
kind = "flow"
statistic = "median"
per = "none"
protect = "children"
good_is = "low"
breakdowns = []
needs = ["assessments: the quarter, with the dates of the referral and of authorisation"]
numerator = "The middle number of working days from the referral to authorisation"
denominator = "Assessments authorised in the quarter with the date of their referral"
source = "Working Together to Safeguard Children: no longer than 45 working days from the point of referral"
decimals = 0
ask = [
    "How long do families wait before the assessment starts?",
    "What holds up those that take longest?",
]
explained = "Working Together counts the 45 working days from the referral. Half of the assessments took fewer working days than the number shown, and half took more."
caveat = "Of assessments without the date of their referral nothing can be said here. Assessments still open are not counted."
whole_set = "assessments_with_referral"
within = "assessments_authorised"

[[covers]]
extract = "assessments"
columns = ["authorised_date", "referral_date"]
*/
select
    child_id || ' ' || start_date as unit_id,
    authorised_date as on_date,
    child_id,
    working_days_from_referral as value,
from assessments_authorised
where working_days_from_referral is not null
