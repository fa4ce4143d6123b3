/*
title = "Enquiries that led to a conference"
question = "How many enquiries led to a child protection conference?"
topic = "plans"
order = 120
unit = "percent"
kind = "flow"
statistic = "percent"
per = "none"
protect = "children"
good_is = "neither"
breakdowns = []
needs = ["conferences: every enquiry of the quarter, and 15 working days after it"]
numerator = "Of those, enquiries that led to a conference"
denominator = "Enquiries started in the quarter for which the 15 working days to hold a conference are over"
source = "Department for Education, Characteristics of children in need, tables D1 and D2"
decimals = 1
ask = [
    "When an enquiry goes no further, does the family get other help?",
    "Do we start enquiries for the right children?",
]
explained = "A conference is held when an enquiry finds that a child may be at risk. The share shows whether enquiries are started for the right children."
caveat = "The same enquiries are followed, so the share cannot pass 100%. Enquiries started in the last 15 working days of what is loaded are not counted yet."
whole_set = "enquiries_followed"
part_set = "enquiries_with_conference"
within = "enquiries"

[[covers]]
extract = "conferences"
columns = ["conference_date"]
*/
select
    enquiry_id as unit_id,
    strategy_date as on_date,
    child_id,
    if(window_closed, conference_date is not null, null) as counted,
from enquiries_started
