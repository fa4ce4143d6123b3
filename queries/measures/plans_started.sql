/*
title = "Plans that started"
question = "How many child protection plans started?"
topic = "plans"
order = 30
unit = "plans"
kind = "flow"
statistic = "count"
per = "none"
protect = "children"
good_is = "neither"
breakdowns = ["category"]
yearly = ["district"]
needs = ["protection_plans: every plan that began or was open in the quarter"]
numerator = "Plans that started in the quarter"
denominator = "None: this is a count"
source = "Department for Education, Characteristics of children in need, table D4"
comparator = "plans_started_rate"
decimals = 0
ask = [
    "What brought these children to a plan?",
    "Is one kind of harm growing?",
    "Are very young children a larger part than before?",
]
explained = "The number of plans that started in the quarter. Each is for one child."
caveat = "The kind of abuse or neglect is the one recorded when the plan started. Other councils' temporary plans are left out."
whole_set = "plans_started"

[[covers]]
extract = "protection_plans"
*/
select
    plan_id as unit_id,
    start_date as on_date,
    child_id,
    district,
    age_band_at_start as age_band,
    initial_category as category,
from plans
