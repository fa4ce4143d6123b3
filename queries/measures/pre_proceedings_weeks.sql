/*
title = "Weeks in the stage before court"
question = "How long did the stage before court take, for those for whom it ended?"
topic = "proceedings"
order = 95
unit = "weeks"
kind = "flow"
statistic = "median"
per = "none"
protect = "children"
good_is = "neither"
breakdowns = []
needs = ["proceedings: the quarter, with how and when pre-proceedings ended"]
numerator = "The middle number of weeks from the decision to start pre-proceedings to their end"
denominator = "Children for whom pre-proceedings ended in the quarter with a recorded outcome"
source = "Children in need census 2026/27, module 5; statutory guidance on court orders and pre-proceedings"
decimals = 0
ask = [
    "What help did families get in that time?",
    "For those who went to court, was the time well used?",
]
explained = "Before court, a family has a last chance to change, with help and a lawyer. Half of those for whom it ended took fewer weeks than the number shown, and half took more."
caveat = "Neither long nor short is good in itself: a short stage may be help that worked, or a child who was not safe."
whole_set = "pre_proceedings_ended"

[[covers]]
extract = "proceedings"
columns = ["pre_proceedings_outcome"]
*/
select
    pre_proceedings_id as unit_id,
    ended_date as on_date,
    child_id,
    (ended_date - started_date) / 7.0 as value,
from pre_proceedings
where ended_date is not null
    and outcome is not null
