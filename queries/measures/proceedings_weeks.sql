/*
title = "Weeks that care proceedings took"
question = "How long did care proceedings take, for those that came to an end?"
topic = "proceedings"
order = 50
unit = "weeks"
kind = "flow"
statistic = "median"
per = "none"
protect = "children"
good_is = "low"
breakdowns = []
needs = ["proceedings: the quarter, with the dates issued and concluded"]
numerator = "The middle number of weeks from the application to the first final decision"
denominator = "Cases concluded in the quarter"
source = "Children Act 1989, section 32; Ministry of Justice, Family Court Statistics"
decimals = 0
ask = [
    "What held up the cases that took longest?",
    "How much of the wait is for the court, and how much is for us?",
    "Is our evidence ready when the application is made?",
]
explained = "The law says that care proceedings should end within 26 weeks. Half of the cases that ended this quarter took fewer weeks than the number shown, and half took more."
caveat = "Only cases that ended are counted. A quarter in which many old cases end can look slow."
standard = 26
standard_words = "26 weeks"
whole_set = "cases_concluded"

[[covers]]
extract = "proceedings"
*/
select
    case_id as unit_id,
    concluded_date as on_date,
    child_ids,
    weeks as value,
from care_cases_concluded
