/*
title = "Children in applications to the court"
question = "How many children were the new court applications about?"
topic = "proceedings"
order = 20
unit = "children"
kind = "flow"
statistic = "count"
per = "none"
protect = "children"
good_is = "neither"
breakdowns = []
needs = ["proceedings: the quarter"]
numerator = "Children about whom a care or supervision application was issued in the quarter"
denominator = "None: this is a count"
source = "Children Act 1989, section 31; Ministry of Justice, Family Court Statistics"
decimals = 0
ask = [
    "Are there more children in each family, or more families?",
]
explained = "The number of children whom the new applications are about. It is larger than the number of applications, since brothers and sisters share one."
caveat = "A child is counted once for each court case."
whole_set = "care_children_issued"

[[covers]]
extract = "proceedings"
*/
select
    case_child_id as unit_id,
    issued_date as on_date,
    child_id,
    family_or_case as family_id,
from care_cases
