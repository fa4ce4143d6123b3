/*
title = "Police notices that assess the risk to children"
question = "Do police notices of domestic abuse say what the risk to the children is?"
topic = "practice"
order = 30
unit = "percent"
kind = "stock"
statistic = "percent"
per = "none"
protect = "children"
good_is = "high"
breakdowns = []
needs = ["agency_returns: indicator police_notifications, entered by the analyst"]
numerator = "Of those, notices with an assessment of the risk to children"
denominator = "Notices of domestic abuse where a child was involved"
source = "Agencies' own returns; founding paper of the panel"
decimals = 1
ask = [
    "Are notices reaching schools and health visitors too?",
    "Does the assessment change what we do?",
]
explained = "When the police are called to domestic abuse and a child is involved, they tell us. The notice should say what the risk to the child is."
caveat = "Notices are counted, not children. Entered by hand from the police's return."
standard = 100
standard_words = "every notice"
whole_set = "police_notifications_whole"
part_set = "police_notifications_part"

[[covers]]
extract = "agency_returns"
*/
select
    return_id as unit_id,
    quarter_end as on_date,
    numerator,
    denominator,
from returns_sent
where indicator = 'police_notifications'
