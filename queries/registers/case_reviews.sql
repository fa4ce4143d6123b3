/*
title = "Local child safeguarding practice reviews"
topic = "reviews"
order = 10
columns = ["Review", "Stage", "Time against the standard", "Reason for delay", "Independent chair", "Management reviews in", "Actions done", "Learning"]
note = "The standard is six months from the decision to publication. No dates and nothing about a child are shown."
*/
-- A reference that is not plainly neutral ("Review A") is replaced by one that is.
with as_things_stood as (
    select case_reviews.*, this_quarter.ends, regimes.months_to_publish,
    from case_reviews
    cross join this_quarter
    inner join review_regimes as regimes on regimes.regime = case_reviews.regime
    where regimes.body = 'partnership'
        and (decided_date is null or decided_date <= this_quarter.ends)
),

stages as (
    select
        *,
        published_date is not null and published_date <= ends as is_published,
        least(coalesce(published_date, ends), ends) <= decided_date + to_months(months_to_publish)
            as in_standard,
        (
            select steps.position || ' of ' || steps.positions || ': ' || steps.stage
            from review_stages as steps
            where steps.regime = as_things_stood.regime
                and lower(steps.stage) = lower(as_things_stood.stage)
        ) as numbered_stage,
    from as_things_stood
)

select
    if(
        regexp_full_match(reference, 'Review [A-Z]{1,2}'),
        reference,
        'Review ' || upper(left(md5(reference), 4))
    ) as "Review",
    case
        when is_published then 'Published'
        when stage = 'Published' then 'Report in preparation'
        else coalesce(numbered_stage, stage)
    end as "Stage",
    case
        when decided_date is null then 'Not yet decided'
        when in_standard then 'Within ' || months_to_publish || ' months'
        else 'Beyond ' || months_to_publish || ' months'
    end as "Time against the standard",
    coalesce(reasons.label, '') as "Reason for delay",
    case
        when independent_chair then 'Yes'
        when not independent_chair then 'No'
        else 'Not recorded'
    end as "Independent chair",
    coalesce(management_reviews_received, 0) || ' of ' || management_reviews_expected
        as "Management reviews in",
    if(
        coalesce(actions_total, 0) = 0,
        'None agreed yet',
        coalesce(actions_done, 0) || ' of ' || actions_total
    ) as "Actions done",
    coalesce(replace(learning, ';', ','), '') as "Learning",
from stages
left join code_labels as reasons
    on reasons.code_set = 'delay_reason'
    and reasons.value = stages.delay_reason
order by is_published, "Review"
