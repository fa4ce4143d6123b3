/*
title = "Care proceedings that ended within 26 weeks"
question = "How many care proceedings ended within 26 weeks?"
topic = "proceedings"
order = 60
unit = "percent"
kind = "flow"
statistic = "percent"
per = "none"
protect = "children"
good_is = "high"
breakdowns = []
only_by_year = true
needs = ["proceedings: the quarter, with the dates issued and concluded"]
numerator = "Of those, cases that ended within 26 weeks of the application"
denominator = "Cases concluded in the quarter"
source = "Children Act 1989, section 32, as amended in 2014; Ministry of Justice, Family Court Statistics"
comparator = "proceedings_in_26_weeks"
decimals = 1
ask = [
    "Which delays were ours to prevent?",
    "How often did the court allow more time, and why?",
]
explained = "The law says that care proceedings should end within 26 weeks, because children cannot wait. The court can allow more time when a child needs it."
caveat = "Few cases end in one quarter, so the share can jump; it is not shown for fewer than 20."
standard = 100
standard_words = "every case within 26 weeks, unless the court allows more"
whole_set = "cases_concluded"
part_set = "cases_concluded_in_26_weeks"

[[covers]]
extract = "proceedings"
*/
select
    case_id as unit_id,
    concluded_date as on_date,
    child_ids,
    in_26_weeks as counted,
from care_cases_concluded
