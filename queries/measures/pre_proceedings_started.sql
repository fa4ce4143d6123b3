/*
title = "Children who entered the stage before court"
question = "For how many children did the stage before court start?"
topic = "proceedings"
order = 90
unit = "children"
kind = "flow"
statistic = "count"
per = "none"
protect = "children"
good_is = "neither"
breakdowns = []
needs = ["proceedings: the quarter, with the start of pre-proceedings"]
numerator = "Children for whom pre-proceedings started in the quarter"
denominator = "None: this is a count"
source = "Children in need census 2026/27, module 5"
decimals = 0
ask = [
    "Did we act early enough for these children?",
    "Were families offered a family group meeting?",
]
explained = "The number of children for whom we wrote to the parents to say that we would go to court unless things changed."
caveat = "A child can enter the stage more than once."
whole_set = "pre_proceedings_started"

[[covers]]
extract = "proceedings"
columns = ["pre_proceedings_start"]
*/
select
    pre_proceedings_id as unit_id,
    started_date as on_date,
    child_id,
from pre_proceedings
