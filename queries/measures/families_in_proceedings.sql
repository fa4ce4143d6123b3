/*
title = "Families in care proceedings"
question = "How many families were waiting for the court's decision?"
topic = "proceedings"
order = 40
unit = "families"
kind = "stock"
statistic = "count"
per = "none"
protect = "children"
good_is = "neither"
breakdowns = []
needs = ["proceedings: every case open at the end of the quarter, with the family's reference"]
numerator = "Families with a child in care proceedings on the last day of the quarter"
denominator = "None: this is a count"
source = "Children Act 1989, section 31; Ministry of Justice, Family Court Statistics"
decimals = 0
ask = [
    "Are the same families coming to court again?",
]
explained = "The number of families behind the children in care proceedings."
caveat = "Where no family reference is recorded, each court case is taken to be one family."
whole_set = "families_in_proceedings"

[[covers]]
extract = "proceedings"
*/
select
    family_or_case as unit_id,
    quarter_end as on_date,
    list(distinct child_id) as child_ids,
from children_in_proceedings_at_quarter_end
group by family_or_case, quarter_end
