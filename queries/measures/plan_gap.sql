/*
title = "Time since the earlier plan"
question = "For children who came back on a plan, how long was it since the earlier plan ended?"
topic = "plans"
order = 65
unit = "percent"
kind = "flow"
statistic = "share"
per = "none"
protect = "children"
good_is = "neither"
breakdowns = []
yearly = ["gap_band"]
needs = ["protection_plans: the number of previous plans, or all history; earlier plans, with their ends"]
numerator = "Of those, plans whose earlier plan ended so long before"
denominator = "Plans that started in the quarter for a child who was on a plan here before"
source = "The council's own figure; asked for by members of this council's scrutiny committee"
decimals = 1
ask = [
    "Of those who came back soon, had the earlier plan ended too early?",
    "Of those who came back after years, is it the same kind of harm?",
]
explained = "A second plan soon after the first may mean that the first ended too early. A second plan after many years is more often a new event in the child's life."
caveat = "Not known: the number of previous plans says that there was one, and it ended before these records begin, or is not among them."
whole_set = "plans_started_again"

[[covers]]
extract = "protection_plans"
columns = ["previous_plans"]
or_months_before = 216
*/
select
    plan_id as unit_id,
    start_date as on_date,
    child_id,
    case
        when earlier_ended is null then 'Not known'
        when start_date < earlier_ended + interval 2 year then 'Under two years'
        else 'Two years or more'
    end as gap_band,
from plans
where is_repeat
