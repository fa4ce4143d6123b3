/*
title = "Reviews of plans with enough agencies present"
question = "Were enough agencies there when children's plans were reviewed?"
topic = "plans"
order = 106
unit = "percent"
kind = "flow"
statistic = "percent"
per = "none"
protect = "children"
good_is = "high"
breakdowns = []
needs = ["plan_reviews: the quarter, with whether each review was quorate"]
numerator = "Of those, reviews that were quorate"
denominator = "Reviews of a child's plan in the quarter for which it is recorded"
source = "Standard Safeguarding Dataset (ssd_cp_reviews): children's social care and at least two other agencies in direct contact with the child"
decimals = 1
ask = [
    "Which agencies were missing?",
    "Was a review put off for want of agencies, and for how long?",
]
explained = "A review needs the people who know the child. It should have social care and at least two other agencies who see the child."
caveat = "Each child's review counts, so brothers and sisters who are reviewed together count each. Reviews for which it is not recorded are left out."
whole_set = "reviews_quoracy_known"
part_set = "reviews_quorate"

[[covers]]
extract = "plan_reviews"
columns = ["quorate"]
*/
select
    child_id || ' ' || review_date as unit_id,
    review_date as on_date,
    child_id,
    bool_and(quorate) as counted,
from plan_reviews
group by child_id, review_date
