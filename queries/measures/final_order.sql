/*
title = "What the court decided"
question = "Where does the court's decision leave children?"
topic = "proceedings"
order = 70
unit = "percent"
kind = "flow"
statistic = "share"
per = "none"
protect = "children"
good_is = "neither"
breakdowns = []
yearly = ["final_order"]
needs = ["proceedings: the quarter, with the final order"]
numerator = "Children with that kind of final order"
denominator = "Children whose care proceedings were concluded in the quarter"
source = "Children Act 1989, section 31; Ministry of Justice, Family Court Statistics"
decimals = 1
ask = [
    "Could more children have stayed with relatives?",
    "What help do relatives get who take a child in?",
]
explained = "The court can place a child in care, with relatives or friends, or at home. This shows what it decided for children whose case ended."
caveat = "Orders are shown in two groups and by year, because few children have each."
whole_set = "care_children_concluded"
sensitive = true

[[covers]]
extract = "proceedings"
columns = ["final_order"]
*/
select
    case_child_id as unit_id,
    concluded_date as on_date,
    child_id,
    family_or_case as family_id,
    case
        when final_order in ('care_order', 'placement_order') then 'Care or placement order'
        else 'With family, another order or none'
    end as final_order,
from care_cases
where concluded_date >= issued_date
