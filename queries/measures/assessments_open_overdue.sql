/*
title = "Assessments still open after 45 working days"
question = "How many assessments were open at the end of the quarter and already late?"
topic = "referrals"
order = 72
unit = "assessments"
kind = "stock"
statistic = "count"
per = "none"
protect = "children"
good_is = "low"
breakdowns = []
needs = ["assessments: the quarter and the six months before it, with the dates started and authorised"]
numerator = "Assessments open on the last day of the quarter, more than 45 working days after their start"
denominator = "None: this is a count"
source = "Department for Education, Characteristics of children in need, table C2; children in need census, rule 8670Q"
decimals = 0
ask = [
    "How late is the latest of them, and why?",
    "Are these children safe while they wait?",
]
explained = "The share of assessments finished in time counts those that ended. These have not ended, and their time is over."
caveat = "An assessment that was finished and not written down counts as open."
whole_set = "assessments_open_overdue"

[[covers]]
extract = "assessments"
months_before = 6
columns = ["authorised_date"]
*/
select
    child_id || ' ' || start_date as unit_id,
    quarters.ends as on_date,
    child_id,
from assessments
inner join working_days as started on started.day = start_date
inner join quarters
    on start_date <= quarters.ends
    and (authorised_date is null or authorised_date > quarters.ends)
inner join working_days as reached
    on reached.day = quarters.ends
    and reached.number - started.number > 45
group by child_id, start_date, quarters.ends
