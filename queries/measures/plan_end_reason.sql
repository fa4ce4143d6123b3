/*
title = "Why plans ended"
question = "What happened to children when their plan ended?"
topic = "plans"
order = 170
unit = "percent"
kind = "flow"
statistic = "share"
per = "none"
protect = "children"
good_is = "neither"
breakdowns = []
yearly = ["end_reason"]
needs = ["protection_plans: the quarter, with the reason why plans ended"]
numerator = "Plans that ended for that reason"
denominator = "Plans that ended in the quarter"
source = "Ofsted, Annex A; the council's own reasons"
decimals = 1
ask = [
    "How many families still get help after a plan ends?",
    "Are children coming into care who could have been helped sooner?",
]
explained = "A plan can end because the child is safer and gets other help, because the child came into care, or because the case was closed."
caveat = "Moves to another council, turning 18 and reasons not recorded are shown together, because few children are in each."
whole_set = "plans_ended"

[[covers]]
extract = "protection_plans"
columns = ["end_reason"]
*/
select
    plan_id as unit_id,
    end_date as on_date,
    child_id,
    end_reason,
from plans
where end_date is not null
