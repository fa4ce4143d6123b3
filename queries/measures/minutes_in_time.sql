/*
title = "Minutes sent in time"
question = "Were the minutes of meetings sent in time?"
topic = "meetings"
order = 50
unit = "percent"
kind = "flow"
statistic = "percent"
per = "none"
protect = "things"
good_is = "high"
breakdowns = []
needs = ["meetings: the quarter, with the date on which the minutes were sent"]
numerator = "Of those, meetings whose minutes were sent within the standard"
denominator = "Meetings in the quarter for which the time to send minutes has run out"
source = "The council's own standard in working days (settings); founding paper of the panel"
decimals = 1
ask = [
    "What holds minutes up?",
    "Do families get them too, and in words they can use?",
]
explained = "People can only act on what was agreed if they have it in writing. The panel's founding paper named late minutes as a concern."
caveat = "Minutes that are overdue and not sent count as late. Meetings for which there is still time are not counted yet."
standard = 100
standard_words = "all minutes, within the council's own time"
whole_set = "meetings_minutes_due"
part_set = "meetings_minutes_in_time"

[[covers]]
extract = "meetings"
columns = ["minutes_date"]
*/
select
    meeting_id as unit_id,
    meeting_date as on_date,
    minutes_in_time as counted,
from meetings_held
