/*
title = "Child protection enquiries"
question = "How many child protection enquiries were started?"
topic = "plans"
order = 110
unit = "enquiries"
kind = "flow"
statistic = "count"
per = "none"
protect = "children"
good_is = "neither"
breakdowns = ["district"]
needs = ["conferences: every enquiry of the quarter"]
numerator = "Enquiries (section 47) started in the quarter"
denominator = "None: this is a count"
source = "Department for Education, Characteristics of children in need, table D1; Children Act 1989, section 47"
comparator = "enquiries_rate"
decimals = 0
ask = [
    "Are we starting enquiries that find nothing?",
    "Is the change seen in every district?",
]
explained = "When we suspect that a child is suffering serious harm, the law says that we must make enquiries. Each enquiry is about one child."
caveat = "One child can have more than one enquiry. Children who moved here with a plan have none."
whole_set = "enquiries"

[[covers]]
extract = "conferences"
*/
select
    enquiry_id as unit_id,
    strategy_date as on_date,
    child_id,
    district,
from enquiries_started
