/*
title = "Children on a plan seen alone"
question = "At the last visit, did the worker see the child alone?"
topic = "plans"
order = 104
unit = "percent"
kind = "stock"
statistic = "percent"
per = "none"
protect = "children"
good_is = "high"
breakdowns = []
needs = ["protection_plans: every plan open at the end of the quarter", "plan_visits: the quarter, with whether the child was seen alone"]
numerator = "Of those, children who were seen alone at the last visit"
denominator = "Children on a plan on the last day of the quarter who were visited and seen within the quarter, and of whom it is recorded whether they were seen alone at the last visit"
source = "Ofsted Annex A, List 7 (Was the Child Seen Alone?); visits of the Standard Safeguarding Dataset (ssd_cp_visits)"
decimals = 1
ask = [
    "Why were some children not seen alone?",
    "What do children say when they are seen alone?",
]
explained = "A child may not say what happens at home while a parent listens. So the worker should also see the child alone."
caveat = "Babies are counted too, though a talk alone means little for them. Visits without an answer are left out."
whole_set = "plans_visited_alone_known"
part_set = "plans_visited_seen_alone"
within = "plans_open"

[[covers]]
extract = "protection_plans"

[[covers]]
extract = "plan_visits"
months_before = 3
columns = ["seen_alone"]
*/
select
    child_id as unit_id,
    quarter_end as on_date,
    child_id,
    seen_alone as counted,
from plans_visited
where seen_alone is not null
    and last_visit_date >= date_trunc('quarter', quarter_end)
