/*
title = "Children whose conference was held in 15 working days"
question = "How many children had their first conference within 15 working days?"
topic = "plans"
order = 130
unit = "percent"
kind = "flow"
statistic = "percent"
per = "none"
protect = "children"
good_is = "high"
breakdowns = []
needs = ["conferences: the quarter, with the dates of the strategy discussion and the conference"]
numerator = "Children whose conference was held within 15 working days of the strategy discussion"
denominator = "Children about whom an initial conference was held in the quarter"
source = "Department for Education, Characteristics of children in need, table D2; Working Together to Safeguard Children"
comparator = "conferences_in_time"
decimals = 1
ask = [
    "How many conferences were late, and how many families do they stand for?",
    "Why were they late: reports, rooms, people?",
    "Were the children safe while they waited?",
]
explained = "An initial conference decides whether a child needs a protection plan. It should be held within 15 working days of the talk that began the enquiry."
caveat = "Children are counted, so one late conference about four children counts four times. The measure that follows counts conferences. A conference dated before its enquiry is counted and is not in time."
standard = 100
standard_words = "every child, within 15 working days"
whole_set = "conferences_children"
part_set = "conferences_children_in_time"

[[covers]]
extract = "conferences"
columns = ["conference_date"]
*/
select
    conference_id as unit_id,
    conference_date as on_date,
    child_id,
    family_id,
    in_time as counted,
    district,
from conferences_held
