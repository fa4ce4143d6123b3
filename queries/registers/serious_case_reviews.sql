/*
title = "Serious case reviews of earlier years"
topic = "reviews"
order = 20
columns = ["Review", "Stage", "Time against the standard", "Management reviews in", "Overview report", "Executive summary", "Ofsted grade", "Actions done"]
note = "Serious case reviews came before 2018. Ofsted graded them then, and has graded no review for years. A review graded inadequate was to be looked at again by a panel with an independent chair."
leave_out_when_empty = true
*/
with as_things_stood as (
    select case_reviews.*, this_quarter.ends, regimes.months_to_publish,
    from case_reviews
    cross join this_quarter
    inner join review_regimes as regimes on regimes.regime = case_reviews.regime
    where regimes.body = 'board'
        and (decided_date is null or decided_date <= this_quarter.ends)
)

select
    'Earlier review ' || row_number() over (order by reference) as "Review",
    stage as "Stage",
    case
        when decided_date is null then 'Not yet decided'
        when least(coalesce(published_date, ends), ends)
            <= decided_date + to_months(months_to_publish)
            then 'Within ' || months_to_publish || ' months'
        else 'Beyond ' || months_to_publish || ' months'
    end as "Time against the standard",
    coalesce(management_reviews_received, 0) || ' of ' || management_reviews_expected
        as "Management reviews in",
    if(overview, 'Yes', 'No') as "Overview report",
    if(executive_summary, 'Yes', 'No') as "Executive summary",
    coalesce(grades.label, 'Not graded') as "Ofsted grade",
    coalesce(actions_done, 0) || ' of ' || coalesce(actions_total, 0) as "Actions done",
from as_things_stood
left join code_labels as grades
    on grades.code_set = 'review_grade'
    and grades.value = as_things_stood.grade
order by reference
