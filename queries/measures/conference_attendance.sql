/*
title = "Agencies at child protection conferences"
question = "Did the agencies that were invited come to child protection conferences?"
topic = "meetings"
order = 20
unit = "percent"
kind = "flow"
statistic = "percent"
per = "none"
protect = "things"
good_is = "high"
breakdowns = ["agency"]
needs = ["meetings: the conferences of the quarter"]
numerator = "Of those, places at which the agency or its deputy was present"
denominator = "Places of agencies invited to conferences in the quarter"
source = "Working Together to Safeguard Children; the council's own figure"
decimals = 1
ask = [
    "When an agency cannot come, does it send a report?",
    "Are meetings at times when teachers and doctors can come?",
]
explained = "A conference decides better when those who know the child are there. Only agencies that were invited are counted."
caveat = "An agency that was not invited to a conference is never counted as absent. A deputy counts as present. Places without a recorded answer are left out."
whole_set = "conference_places"
part_set = "conference_places_attended"

[[covers]]
extract = "meetings"
columns = ["attendance"]
*/
select
    place_id as unit_id,
    meeting_date as on_date,
    attended as counted,
    agency,
from meeting_places
where meeting_type in ('initial_conference', 'review_conference')
