/*
title = "Children in the stage before court"
question = "With how many children's families were we working to avoid going to court?"
topic = "proceedings"
order = 80
unit = "children"
kind = "stock"
statistic = "count"
per = "none"
protect = "children"
good_is = "neither"
breakdowns = []
needs = ["proceedings: every child in pre-proceedings at the end of the quarter"]
numerator = "Children in pre-proceedings on the last day of the quarter"
denominator = "None: this is a count"
source = "Children in need census 2026/27, module 5; statutory guidance on court orders and pre-proceedings"
decimals = 0
ask = [
    "How long do families stay at this stage?",
    "What help do they get?",
]
explained = "Before we go to court, we write to the parents and say what must change. This stage gives a family a last chance, with help and a lawyer."
caveat = "This is not part of care proceedings: no court is asked yet."
whole_set = "pre_proceedings_open"

[[covers]]
extract = "proceedings"
columns = ["pre_proceedings_start"]
*/
select
    child_id as unit_id,
    quarters.ends as on_date,
    child_id,
from pre_proceedings
inner join quarters
    on started_date <= quarters.ends
    and (ended_date is null or ended_date > quarters.ends)
group by child_id, quarters.ends
