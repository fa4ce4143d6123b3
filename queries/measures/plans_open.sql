/*
title = "Children on a child protection plan"
question = "How many children were on a child protection plan on the last day of the quarter?"
topic = "plans"
order = 10
unit = "children"
kind = "stock"
statistic = "count"
per = "none"
protect = "children"
good_is = "neither"
breakdowns = ["district", "age_band", "category"]
needs = ["protection_plans: every plan open at the end of the quarter"]
numerator = "Children on a plan on the last day of the quarter"
denominator = "None: this is a count"
source = "Department for Education, Characteristics of children in need, table D5"
comparator = "plans_open_rate"
decimals = 0
ask = [
    "Why is the number changing: more plans starting, or fewer ending?",
    "Do families get help early enough to make a plan unnecessary?",
    "Can social workers keep up with this many plans?",
]
explained = "A child protection plan says what will be done to keep a child safe who is at risk of serious harm. The number is the children on a plan on the last day of the quarter."
caveat = "Other councils' temporary plans are left out. Age is the child's age when the plan started, since dates of birth are not kept. Unborn children count as under 1."
whole_set = "plans_open"

[[covers]]
extract = "protection_plans"
*/
select
    child_id as unit_id,
    quarter_end as on_date,
    child_id,
    district,
    age_band_at_start as age_band,
    latest_category as category,
from plans_open_at_quarter_end
