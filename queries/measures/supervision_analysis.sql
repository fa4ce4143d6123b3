/*
title = "Supervision that shows thinking about the case"
question = "Do managers and social workers think cases through together?"
topic = "practice"
order = 50
unit = "percent"
kind = "stock"
statistic = "percent"
per = "none"
protect = "staff"
good_is = "high"
breakdowns = ["agency"]
needs = ["agency_returns: indicator supervision_analysis, entered by the analyst"]
numerator = "Of those, records that show analysis"
denominator = "Supervision records that were audited in the quarter"
source = "Agencies' own returns; founding paper of the panel"
decimals = 1
ask = [
    "What do good records look like, and who shares them?",
    "Do managers challenge kindly and clearly?",
]
explained = "In supervision a manager helps a social worker to think about a case. An audit looks at whether the record shows that thinking."
caveat = "Only the records that were looked at are counted, and they are few. Entered by hand from the audit."
whole_set = "supervision_analysis_whole"
part_set = "supervision_analysis_part"

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
where indicator = 'supervision_analysis'
