/*
title = "Local child safeguarding practice reviews"
topic = "reviews"
order = 10
columns = ["Review", "Stage", "Time against the standard", "Reason for delay", "Independent chair", "Panel chair", "Management reviews in", "Overview report", "Executive summary", "Actions done"]
left_out = ["Independent chair", "Panel chair", "Management reviews in", "Overview report", "Executive summary"]
note = "The standard runs from the decision to publication. A reference says nothing about the child, and is retired when the review is published. No dates are shown."
*/
select
    review as "Review",
    stage as "Stage",
    standing as "Time against the standard",
    delay as "Reason for delay",
    independent_chair as "Independent chair",
    panel_chair as "Panel chair",
    management_reviews as "Management reviews in",
    overview as "Overview report",
    executive_summary as "Executive summary",
    actions as "Actions done",
from reviews_as_they_stand
where body = 'partnership'
order by is_published, len(review), review, stage, standing, actions
