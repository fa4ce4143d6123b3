/*
title = "Plans that ended and stayed ended"
question = "After a plan ended, how many children needed no new plan for a year?"
topic = "plans"
order = 160
unit = "percent"
kind = "flow"
statistic = "percent"
per = "none"
protect = "children"
good_is = "high"
breakdowns = []
needs = ["protection_plans: the quarter and the 12 months before it"]
numerator = "Of those, plans after which no new plan began within 12 months"
denominator = "Plans that ended in the same quarter a year earlier"
source = "The council's own figure"
decimals = 1
ask = [
    "What helped the families for whom it lasted?",
    "What did we miss for those who came back?",
]
explained = "This shows whether the change lasted. It looks at plans that ended a year ago, and counts those where the child needed no new plan since."
caveat = "A child who moved away, came into care or turned 18 also has no new plan here."
whole_set = "plans_ended_a_year_before"
part_set = "plans_lasting_a_year"

[[covers]]
extract = "protection_plans"
months_before = 12
*/
select
    plan_id as unit_id,
    (end_date + interval 12 month)::date as on_date,
    child_id,
    next_started is null or next_started > end_date + interval 12 month as counted,
from plans
where end_date is not null
