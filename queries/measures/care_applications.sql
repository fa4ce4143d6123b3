/*
title = "Applications to the family court"
question = "How many times did we ask the court for a care or supervision order?"
topic = "proceedings"
order = 10
unit = "applications"
kind = "flow"
statistic = "count"
per = "none"
protect = "children"
good_is = "neither"
breakdowns = []
needs = ["proceedings: the quarter"]
numerator = "Care and supervision applications (section 31) issued in the quarter; linked applications on one court case are one"
denominator = "None: this is a count"
source = "Children Act 1989, section 31; Ministry of Justice, Family Court Statistics; Cafcass"
comparator = "care_applications_rate"
decimals = 0
ask = [
    "Are we going to court at the right time?",
    "What was tried with these families before court?",
]
explained = "When a child cannot be kept safe in any other way, we ask the family court for an order. Each application can be about several children."
caveat = "Emergency protection and placement applications are not counted. Small numbers: expect them to vary from quarter to quarter."
whole_set = "care_cases_issued"

[[covers]]
extract = "proceedings"
*/
select
    case_id as unit_id,
    min(issued_date) as on_date,
    list(distinct child_id) as child_ids,
from care_cases
group by case_id
