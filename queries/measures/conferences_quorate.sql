/*
title = "Conferences with enough agencies present"
question = "How many conferences had enough agencies present?"
topic = "meetings"
order = 40
unit = "percent"
kind = "flow"
statistic = "percent"
per = "none"
protect = "things"
good_is = "high"
breakdowns = []
needs = ["meetings: the conferences of the quarter, with whether they were quorate"]
numerator = "Of those, conferences that were quorate"
denominator = "Conferences in the quarter for which it is recorded"
source = "Working Together to Safeguard Children; children's social care and at least two other agencies that know the child"
decimals = 1
ask = [
    "What happens when too few agencies come?",
    "Is it put off, and for how long?",
]
explained = "A conference needs children's social care and at least two other agencies that know the child. Without them it may have to be put off, or decide with too little knowledge."
caveat = "Conferences for which it is not recorded are left out."
whole_set = "conferences_quoracy"
part_set = "conferences_quorate"

[[covers]]
extract = "meetings"
columns = ["quorate"]
*/
select
    meeting_id as unit_id,
    meeting_date as on_date,
    quorate as counted,
from meetings_held
where meeting_type in ('initial_conference', 'review_conference')
