/*
title = "Serious case reviews of earlier years"
topic = "reviews"
order = 40
columns = ["Review", "Stage", "Time against the standard", "Reason for delay", "Independent chair", "Panel chair", "Management reviews in", "Overview report", "Executive summary", "Ofsted grade", "Actions done"]
left_out = ["Independent chair", "Panel chair", "Management reviews in", "Overview report", "Executive summary", "Ofsted grade"]
note = "Serious case reviews came before 2018. Ofsted graded them then, and has graded no review for years. A review graded inadequate was to be looked at again by a panel with an independent chair."
leave_out_when_empty = true
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
    case
        when grade = 'none' then 'Not graded'
        when grade is not null then upper(left(grade, 1)) || substr(grade, 2)
    end as "Ofsted grade",
    actions as "Actions done",
from reviews_as_they_stand
where body = 'board'
order by is_published, len(review), review, stage, standing, actions
