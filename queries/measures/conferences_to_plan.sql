/*
title = "Conferences that led to a plan"
question = "How many children had a plan after their conference?"
topic = "plans"
order = 150
unit = "percent"
kind = "flow"
statistic = "percent"
per = "none"
protect = "children"
good_is = "neither"
breakdowns = []
needs = ["conferences: the quarter, with whether a plan followed"]
numerator = "Children for whom the conference decided on a plan"
denominator = "Children about whom an initial conference was held in the quarter"
source = "Department for Education, Characteristics of children in need, tables D2 and D4"
decimals = 1
ask = [
    "What help do children get when there is no plan?",
    "Do conferences in different places decide alike?",
]
explained = "A conference can decide on a protection plan, or on other help. A very low share may mean that conferences are called too soon."
caveat = "A conference without a recorded decision counts as having led to no plan."
whole_set = "conferences_children"
part_set = "conferences_children_with_plan"

[[covers]]
extract = "conferences"
columns = ["conference_date", "resulted_in_plan"]
*/
select
    conference_id as unit_id,
    conference_date as on_date,
    child_id,
    family_id,
    coalesce(resulted_in_plan, false) as counted,
from conferences_held
