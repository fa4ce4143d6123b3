/*
title = "Children on a plan for every 10,000 children"
question = "How does the number of children on a plan compare with other places?"
topic = "plans"
order = 20
unit = "rate"
kind = "stock"
statistic = "count"
per = "population"
protect = "children"
good_is = "neither"
breakdowns = []
needs = ["protection_plans: every plan open at the end of the quarter", "population: children aged 0 to 17"]
numerator = "Children on a plan on the last day of the quarter"
denominator = "Children aged 0 to 17 who live here, at the latest published mid-year"
source = "Department for Education, Characteristics of children in need, table D5; ONS mid-year estimates"
comparator = "plans_open_rate"
decimals = 1
ask = [
    "Why are we above, or below, places like ours?",
    "Do we use plans for the same kind of need as our neighbours?",
]
explained = "The same number of children on a plan, for every 10,000 children who live here. It lets us compare with places that have more or fewer children."
caveat = "Unborn children can be on a plan and are not in the population. The rate is provisional until the mid-year estimate of the year is published."
whole_set = "plans_open"

[[covers]]
extract = "protection_plans"
*/
select
    child_id as unit_id,
    quarter_end as on_date,
    child_id,
from plans_open_at_quarter_end
