/*
title = "Contacts that became referrals"
question = "How many contacts became a referral?"
topic = "referrals"
order = 60
unit = "percent"
kind = "flow"
statistic = "percent"
per = "none"
protect = "children"
good_is = "neither"
breakdowns = ["source"]
needs = ["contacts: the quarter, with their outcome"]
numerator = "Contacts that became a referral"
denominator = "Contacts in the quarter with a recorded outcome"
source = "The council's own figure; Ofsted, Annex A, list 1"
decimals = 1
ask = [
    "Do all agencies know when to call us, and when to offer help themselves?",
    "Why does one agency's share differ from the others?",
    "What happens to the families whose contact goes no further?",
]
explained = "A contact is any call or message about a child. This is the share that became a referral, and so needed children's social care to decide what to do."
caveat = "A low share from one agency may mean that it calls about needs that it could meet itself."
whole_set = "contacts_decided"
part_set = "contacts_referred"

[[covers]]
extract = "contacts"
columns = ["outcome"]
*/
select
    child_id || ' ' || contact_date || ' ' || coalesce(source_code, '') as unit_id,
    contact_date as on_date,
    child_id,
    outcome = 'referral' as counted,
    source,
from contacts_made
