/*
title = "Reports sent to conferences"
question = "Did invited agencies send a report to the conference?"
topic = "meetings"
order = 30
unit = "percent"
kind = "flow"
statistic = "percent"
per = "none"
protect = "things"
good_is = "high"
breakdowns = ["agency"]
needs = ["meetings: the conferences of the quarter, with reports submitted"]
numerator = "Of those, places for which the agency sent a report"
denominator = "Places of agencies invited to conferences in the quarter, with a recorded answer"
source = "Working Together to Safeguard Children; the council's own figure"
decimals = 1
ask = [
    "Do parents see reports before the meeting?",
    "Which agencies neither come nor write?",
]
explained = "An agency that was invited should send a report, whether or not it comes, so that the conference knows what it knows."
caveat = "Places without a recorded answer are left out."
whole_set = "conference_reports_due"
part_set = "conference_reports_sent"

[[covers]]
extract = "meetings"
columns = ["report_submitted"]
*/
select
    place_id as unit_id,
    meeting_date as on_date,
    report_submitted as counted,
    agency,
from meeting_places
where meeting_type in ('initial_conference', 'review_conference')
