/*
title = "Children on a plan for two years or more"
question = "How many children on a plan have been on it for two years or more?"
topic = "plans"
order = 70
unit = "percent"
kind = "stock"
statistic = "percent"
per = "none"
protect = "children"
good_is = "low"
breakdowns = []
needs = ["protection_plans: every plan open at the end of the quarter"]
numerator = "Of those, children on it for more than 729 days"
denominator = "Children on a plan on the last day of the quarter"
source = "Department for Education, Characteristics of children in need, table D5"
comparator = "plans_two_years_open"
decimals = 1
ask = [
    "Does a senior person look at every one of these plans?",
    "Should any of these children be before the court?",
]
explained = "A plan should make a child safe in good time. This is the share of children who have now been on a plan for two years or more."
caveat = "Children whose plan is open are counted here; the next measure counts plans that ended. Read it beside repeat plans: ending plans early lowers one and can raise the other."
whole_set = "plans_open"
part_set = "plans_open_two_years"

[[covers]]
extract = "protection_plans"
*/
select
    child_id as unit_id,
    quarter_end as on_date,
    child_id,
    open_two_years as counted,
from plans_open_at_quarter_end
