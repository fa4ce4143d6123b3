/*
title = "Conferences held in 15 working days"
question = "How many conferences were held within 15 working days?"
topic = "plans"
order = 140
unit = "percent"
kind = "flow"
statistic = "percent"
per = "none"
protect = "children"
good_is = "high"
breakdowns = []
needs = ["conferences: the quarter, with the family's reference"]
numerator = "Conferences held within 15 working days for every child they were about"
denominator = "Initial conferences held in the quarter: brothers and sisters on one day are one"
source = "The council's own figure, on the same rule as the children's"
decimals = 1
ask = [
    "Are a few large families behind the late figure?",
    "Why were these conferences late?",
]
explained = "The same standard, counted in conferences. When brothers and sisters share a late conference, the two figures differ, and members asked to see both."
caveat = "Children of one family whose conference is on one day are taken to share it. A child without a family reference is a conference of its own."
standard = 100
standard_words = "every conference, within 15 working days"
whole_set = "conferences_families"
part_set = "conferences_families_in_time"

[[covers]]
extract = "conferences"
columns = ["conference_date", "family_id"]
*/
select
    family_conference_id as unit_id,
    conference_date as on_date,
    list(distinct child_id) as child_ids,
    bool_and(in_time) as counted,
from conferences_held
group by family_conference_id, conference_date
