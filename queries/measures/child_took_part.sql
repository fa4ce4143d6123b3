/*
title = "Children who took part in their review"
question = "How many children aged 4 or over took part in their review?"
topic = "plans"
order = 180
unit = "percent"
kind = "flow"
statistic = "percent"
per = "none"
protect = "children"
good_is = "high"
breakdowns = []
needs = ["plan_reviews: the quarter, with how the child took part"]
numerator = "Of those, reviews in which the child took part or sent views (codes PN1 to PN6)"
denominator = "Reviews in the quarter of children aged 4 or over (codes PN1 to PN7)"
source = "Standard Safeguarding Dataset, participation codes PN0 to PN7"
decimals = 1
ask = [
    "What do children tell us about their reviews?",
    "What did we change because of what a child said?",
]
explained = "A review is about a child's life, so the child's wishes should be heard there. A child can come, speak through someone else, or send views."
caveat = "Reviews without a recorded code are left out."
whole_set = "reviews_of_four_and_over"
part_set = "reviews_child_took_part"

[[covers]]
extract = "plan_reviews"
columns = ["participation"]
*/
select
    child_id || ' ' || review_date as unit_id,
    review_date as on_date,
    child_id,
    case
        when participation between 'PN1' and 'PN6' then true
        when participation = 'PN7' then false
    end as counted,
from plan_reviews
qualify row_number() over (
    partition by child_id, review_date order by participation nulls last
) = 1
