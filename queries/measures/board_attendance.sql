/*
title = "Agencies at the safeguarding board"
question = "Did agencies come to the meetings of the safeguarding board or partnership?"
topic = "meetings"
order = 10
unit = "percent"
kind = "flow"
statistic = "percent"
per = "none"
protect = "things"
good_is = "high"
breakdowns = ["agency"]
needs = ["meetings: the board's meetings of the quarter"]
numerator = "Of those, places at which the agency or its deputy was present"
denominator = "Places of member agencies at board meetings in the quarter"
source = "Board minutes; founding paper of the panel"
decimals = 1
ask = [
    "What will the agencies that stay away do about it?",
    "Is it the right person who comes?",
    "Has the chair written to them?",
]
explained = "Keeping children safe needs every agency at the table. The panel's founding paper named attendance at board meetings as a concern."
caveat = "A deputy counts as present. An agency that was not a member, or not invited, is not counted. The board meets few times, so one meeting moves a figure a lot."
whole_set = "board_places"
part_set = "board_places_attended"

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
where meeting_type = 'board'
