/*
title = "Why children are on a plan"
question = "For what kind of harm are children on a plan?"
topic = "plans"
order = 50
unit = "percent"
kind = "stock"
statistic = "share"
per = "none"
protect = "children"
good_is = "neither"
breakdowns = ["category"]
needs = ["protection_plans: every plan open at the end of the quarter, with its category"]
numerator = "Children on a plan for that kind of abuse or neglect"
denominator = "Children on a plan on the last day of the quarter"
source = "Department for Education, Characteristics of children in need, table D5"
decimals = 1
ask = [
    "Is neglect found early enough?",
    "Do all agencies know the signs of emotional abuse?",
]
explained = "Every plan says what harm it guards against. Physical abuse, sexual abuse and several kinds together are shown as one group, because few children are in each."
caveat = "The latest recorded kind is used: for earlier quarters it may have been recorded since."
whole_set = "plans_open"

[[covers]]
extract = "protection_plans"
columns = ["initial_category"]
*/
select
    child_id as unit_id,
    quarter_end as on_date,
    child_id,
    latest_category as category,
from plans_open_at_quarter_end
