/*
title = "Plans that ended after two years or more"
question = "How many plans that ended had lasted two years or more?"
topic = "plans"
order = 80
unit = "percent"
kind = "flow"
statistic = "percent"
per = "none"
protect = "children"
good_is = "low"
breakdowns = []
needs = ["protection_plans: every plan that began or was open in the quarter"]
numerator = "Of those, plans that had lasted more than 729 days, the last day included"
denominator = "Plans that ended in the quarter"
source = "Department for Education, Characteristics of children in need, table D6; formerly NI 64"
comparator = "plans_two_years_ended"
decimals = 1
ask = [
    "What made these plans last so long?",
    "Did the children's lives improve by the end?",
]
explained = "A plan should make a child safe in good time. This is the share of plans ended this quarter that had lasted two years or more."
caveat = "When old plans are closed the figure rises for a while, which can be good work."
whole_set = "plans_ended"
part_set = "plans_ended_two_years"

[[covers]]
extract = "protection_plans"
*/
select
    plan_id as unit_id,
    end_date as on_date,
    child_id,
    -- NI 64: "more than 729 calendar days, including the day of cessation"
    end_date - start_date + 1 > 729 as counted,
from plans
where end_date is not null
