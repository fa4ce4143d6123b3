/*
title = "Staff whose criminal record check is in date"
question = "Do the people who work with children have a criminal record check that is in date?"
topic = "practice"
order = 10
unit = "percent"
kind = "stock"
statistic = "percent"
per = "none"
protect = "staff"
good_is = "high"
breakdowns = ["agency"]
needs = ["agency_returns: indicator dbs_checks, entered by the analyst"]
numerator = "People in those roles whose check is within the renewal period"
denominator = "People in roles that may be checked by law"
source = "Agencies' own returns; founding paper of the panel (then called Criminal Records Bureau checks)"
decimals = 1
ask = [
    "What work may a person do while a check is out of date?",
    "Are members who visit services checked too?",
    "When will every check be in date?",
]
explained = "People in some jobs with children must have a criminal record check. This is the share of those people whose check has been renewed within the council's own period."
caveat = "A check does not expire in law: the council sets the renewal period. Entered by hand from agencies' returns."
standard = 100
standard_words = "everybody"
whole_set = "dbs_checks_whole"
part_set = "dbs_checks_part"

[[covers]]
extract = "agency_returns"
*/
select
    return_id as unit_id,
    quarter_end as on_date,
    numerator,
    denominator,
    agency,
from returns_sent
where indicator = 'dbs_checks'
