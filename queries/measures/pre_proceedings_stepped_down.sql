/*
title = "Families who did not need to go to court"
question = "When the stage before court ended, how many children did not need to go to court?"
topic = "proceedings"
order = 100
unit = "percent"
kind = "flow"
statistic = "percent"
per = "none"
protect = "children"
good_is = "neither"
breakdowns = []
needs = ["proceedings: the quarter, with how pre-proceedings ended"]
numerator = "Of those, children for whom it was stepped down"
denominator = "Children for whom pre-proceedings ended in the quarter with a recorded outcome"
source = "Children in need census 2026/27, module 5"
decimals = 1
ask = [
    "What made the difference for families who stepped down?",
    "For those who went to court, did the stage only add delay?",
]
explained = "The stage before court can end because things are better, or because we go to court. This is the share for whom things were better."
caveat = "Neither high nor low is good in itself: a child who is not safe must go to court. Not shown for fewer than 20."
whole_set = "pre_proceedings_ended"
part_set = "pre_proceedings_stepped_down"

[[covers]]
extract = "proceedings"
columns = ["pre_proceedings_outcome"]
*/
select
    pre_proceedings_id as unit_id,
    ended_date as on_date,
    child_id,
    outcome = 'stepped_down' as counted,
from pre_proceedings
where ended_date is not null
