/*
title = "Plans that ended"
question = "How many child protection plans ended?"
topic = "plans"
order = 40
unit = "plans"
kind = "flow"
statistic = "count"
per = "none"
protect = "children"
good_is = "neither"
breakdowns = []
needs = ["protection_plans: every plan that began or was open in the quarter"]
numerator = "Plans that ended in the quarter"
denominator = "None: this is a count"
source = "Department for Education, Characteristics of children in need, table D6"
comparator = "plans_ended_rate"
decimals = 0
ask = [
    "Did plans end because children were safer?",
    "What help goes on after a plan ends?",
]
explained = "The number of plans that ended in the quarter. Plans open before, plus those started, less those ended, give the plans open now."
caveat = "Other councils' temporary plans are left out, as they are from plans open and started."
whole_set = "plans_ended"

[[covers]]
extract = "protection_plans"
*/
select
    plan_id as unit_id,
    end_date as on_date,
    child_id,
    district,
from plans
where end_date is not null
