/*
title = "Mental health posts that are filled"
question = "Are the posts of the child and adolescent mental health service filled?"
topic = "practice"
order = 20
unit = "percent"
kind = "stock"
statistic = "percent"
per = "none"
protect = "things"
good_is = "high"
breakdowns = []
needs = ["agency_returns: indicator camhs_posts, entered by the analyst"]
numerator = "Of those, posts that were filled"
denominator = "Posts in the service"
source = "Agencies' own returns; founding paper of the panel"
decimals = 1
ask = [
    "How long do children wait for a first appointment?",
    "What is done to fill the posts?",
]
explained = "The child and adolescent mental health service (CAMHS) helps children who are in distress. The panel's founding paper said that it had too few staff."
caveat = "Posts, not people, are counted. Entered by hand from the service's return; waiting times are a different matter."
whole_set = "camhs_posts_whole"
part_set = "camhs_posts_part"

[[covers]]
extract = "agency_returns"
*/
select
    return_id as unit_id,
    quarter_end as on_date,
    numerator,
    denominator,
from returns_sent
where indicator = 'camhs_posts'
