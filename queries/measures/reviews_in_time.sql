/*
title = "Children whose plan was reviewed in time"
question = "How many children on a plan had every review in time?"
topic = "plans"
order = 100
unit = "percent"
kind = "stock"
statistic = "percent"
per = "none"
protect = "children"
good_is = "high"
breakdowns = []
needs = ["protection_plans: every plan open at the end of the quarter", "plan_reviews: every review of those plans"]
numerator = "Of those, children who had every review when it was due"
denominator = "Children who had been on a plan for three months or more on the last day of the quarter"
source = "Department for Education, Characteristics of children in need, table D7; formerly NI 67; Working Together to Safeguard Children"
comparator = "reviews_in_time"
decimals = 1
ask = [
    "Why were reviews late?",
    "What is being done so that the next ones are on time?",
    "Did anybody visit the children while they waited?",
]
explained = "A plan must be reviewed within three months, and then at least every six months. A late review means that nobody has checked with everyone involved that the plan keeps the child safe."
caveat = "One late review makes the child count as late for as long as the plan is open. Plans that began before the reviews that are loaded are left out, since their first reviews cannot be seen."
standard = 100
standard_words = "every review"
whole_set = "plans_open_three_months"
part_set = "plans_reviewed_in_time"
within = "plans_open"

[[covers]]
extract = "protection_plans"

[[covers]]
extract = "plan_reviews"
months_before = 3
*/
select
    child_id as unit_id,
    quarter_end as on_date,
    child_id,
    all_in_time as counted,
    district,
from plans_reviewed
