/*
title = "Children on a plan visited in time"
question = "Had a social worker seen each child on a plan lately enough?"
topic = "plans"
order = 102
unit = "percent"
kind = "stock"
statistic = "percent"
per = "none"
protect = "children"
good_is = "high"
breakdowns = []
needs = ["protection_plans: every plan open at the end of the quarter", "plan_visits: every visit to those children in the quarter"]
numerator = "Of those, children whose last visit, at which they were seen, lay within the council's own time"
denominator = "Children who had been on a plan for at least the council's own time between visits on the last day of the quarter"
source = "The council's own standard in working days (settings: 10 as it comes), as boards report it; visits of the Standard Safeguarding Dataset (ssd_cp_visits)"
decimals = 1
ask = [
    "Which children had waited longest, and have they been seen since?",
    "Were the visits missed, or not written down?",
    "Do workers have the time for these visits?",
]
explained = "A child on a plan must be seen often, so that we know the child is safe. The council sets how many days may pass between visits."
caveat = "A visit at which the child was not seen does not count. Children who came on a plan too lately to be due a visit are left out."
whole_set = "plans_open_visit_due"
part_set = "plans_visited_in_time"
within = "plans_open"

[[covers]]
extract = "protection_plans"

[[covers]]
extract = "plan_visits"
months_before = 3
*/
select
    child_id as unit_id,
    quarter_end as on_date,
    child_id,
    in_time as counted,
from plans_visited
