/*
title = "Children in care proceedings"
question = "How many children were waiting for the court's decision?"
topic = "proceedings"
order = 30
unit = "children"
kind = "stock"
statistic = "count"
per = "none"
protect = "children"
good_is = "neither"
breakdowns = []
needs = ["proceedings: every case open at the end of the quarter"]
numerator = "Children whose care or supervision case was issued and not concluded on the last day of the quarter"
denominator = "None: this is a count"
source = "Children Act 1989, section 31; Ministry of Justice, Family Court Statistics"
decimals = 0
ask = [
    "How long have these children been waiting?",
    "Where do they live while they wait?",
]
explained = "These are children about whom the family court has been asked to decide and has not yet decided. For them life is on hold."
caveat = "Families in the stage before court are not counted here."
whole_set = "children_in_proceedings"

[[covers]]
extract = "proceedings"
*/
select
    child_id as unit_id,
    quarter_end as on_date,
    child_id,
    family_or_case as family_id,
from children_in_proceedings_at_quarter_end
