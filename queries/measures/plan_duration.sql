/*
title = "How long children have been on a plan"
question = "How long have children now on a plan been on it?"
topic = "plans"
order = 90
unit = "percent"
kind = "stock"
statistic = "share"
per = "none"
protect = "children"
good_is = "neither"
breakdowns = ["duration_band"]
needs = ["protection_plans: every plan open at the end of the quarter"]
numerator = "Children on a plan for that long"
denominator = "Children on a plan on the last day of the quarter"
source = "Department for Education, Characteristics of children in need, table D5"
decimals = 1
ask = [
    "Is the group in the middle, six months to a year, moving on?",
    "What is done when a plan passes a year?",
]
explained = "This shows how long children now on a plan have been on it. Many new plans and many long ones mean different things for families and for social workers."
caveat = "The national groups are joined here, six months or less and a year or more, so that no child can be picked out. Two years or more is a measure of its own."
whole_set = "plans_open"

[[covers]]
extract = "protection_plans"
*/
select
    child_id as unit_id,
    quarter_end as on_date,
    child_id,
    duration_band,
from plans_open_at_quarter_end
