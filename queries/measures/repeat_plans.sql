/*
title = "Second or later plans"
question = "How many plans that started were for a child who had been on one before?"
topic = "plans"
order = 60
unit = "percent"
kind = "flow"
statistic = "percent"
per = "none"
protect = "children"
good_is = "low"
breakdowns = []
needs = ["protection_plans: the number of previous plans, or all history"]
numerator = "Plans started for a child who was on a plan or register here before, however long ago"
denominator = "Plans that started in the quarter"
source = "Department for Education, Characteristics of children in need, table D3; formerly NI 65"
comparator = "repeat_plans"
decimals = 1
ask = [
    "How long was it since the earlier plan ended?",
    "What did we find when we looked at these cases?",
    "Was the earlier plan for the same kind of harm?",
]
explained = "This is the share of plans for a child who had been on a plan before. A high figure may mean that earlier plans ended too soon, or that the change did not last."
caveat = "Any earlier plan counts, even many years ago. Brothers and sisters come together, so one family can move the figure."
whole_set = "plans_started"
part_set = "plans_started_again"

[[covers]]
extract = "protection_plans"
columns = ["previous_plans"]
or_months_before = 216
*/
select
    plan_id as unit_id,
    start_date as on_date,
    child_id,
    is_repeat as counted,
    district,
from plans
