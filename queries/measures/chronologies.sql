/*
title = "Case files with a history of events"
question = "Do case files have an up-to-date history of what happened to the child?"
topic = "practice"
order = 40
unit = "percent"
kind = "stock"
statistic = "percent"
per = "none"
protect = "children"
good_is = "high"
breakdowns = ["agency"]
needs = ["agency_returns: indicator chronologies, entered by the analyst"]
numerator = "Of those, files with a chronology"
denominator = "Case files that were audited in the quarter"
source = "Agencies' own returns; founding paper of the panel"
decimals = 1
ask = [
    "Do social workers use the history, or only file it?",
    "What did the audits of the others find?",
]
explained = "A chronology is a short history of what happened in a child's life. It shows a pattern that single events do not."
caveat = "Only the files that were looked at are counted, and they are few. Entered by hand from the audit."
standard = 100
standard_words = "every file"
whole_set = "chronologies_whole"
part_set = "chronologies_part"

[[covers]]
extract = "agency_returns"
*/
select
    return_id as unit_id,
    quarter_end as on_date,
    numerator,
    denominator,
    agency,
from returns_sent
where indicator = 'chronologies'
