/*
Every case review as it stood at the quarter's end, in words that may be shown: no date, no day, no reference that
tells. What a regime's definition does not name is null. A review under way keeps a neutral reference; it is retired
on publication.
*/
with definitions as (
    select
        *,
        row_number() over (partition by regime order by since) = 1 as is_first,
        lead(since) over (partition by regime order by since) as until,
    from review_regimes
),

numbered as (
    select
        *,
        row_number() over (
            partition by regime order by decided_date nulls last, reference
        ) as place,
    from case_reviews
),

stood as (
    select
        numbered.*,
        definitions.* exclude (regime),
        this_quarter.ends,
        coalesce(published_date <= ends, false) as is_published,
    from numbered
    cross join this_quarter
    inner join definitions
        on definitions.regime = numbered.regime
        and (is_first or coalesce(decided_date, ends) >= since)
        and (until is null or coalesce(decided_date, ends) < until)
    where decided_date is null or decided_date <= ends
),

-- published after the quarter's end, it was still at the stage before
staged as (
    select
        *,
        case
            when is_published then 'Published'
            when stage = 'Published' then stages[-2]
            else stage
        end as stage_then,
    from stood
)

select
    regime,
    body,
    is_published,
    case
        when is_published then 'Published review'
        when regexp_full_match(reference, 'Review [A-Z]{1,2}') then reference
        else 'Review ' || place
    end as review,
    coalesce(list_position(stages, stage_then)::varchar, '?')
    || ' of ' || len(stages) || ': ' || stage_then as stage,
    case
        when decided_date is null then 'Not yet decided'
        when least(coalesce(published_date, ends), ends)
            <= decided_date + to_months(months_to_publish)
            then 'Within the standard (' || months_to_publish || ' months)'
        else 'Beyond the standard (' || months_to_publish || ' months)'
    end as standing,
    coalesce(reasons.label, '') as delay,
    if(
        list_contains(products, 'independent_chair'),
        coalesce(if(independent_chair, 'In place', 'Not in place'), 'Not recorded'),
        null
    ) as independent_chair,
    if(
        list_contains(products, 'panel_chair'),
        coalesce(if(panel_chair, 'In place', 'Not in place'), 'Not recorded'),
        null
    ) as panel_chair,
    if(
        list_contains(products, 'management_reviews'),
        coalesce(
            coalesce(management_reviews_received, 0) || ' of ' || management_reviews_expected,
            'Not recorded'
        ),
        null
    ) as management_reviews,
    if(
        list_contains(products, 'overview'),
        coalesce(if(overview, 'Received', 'Awaited'), 'Not recorded'),
        null
    ) as overview,
    if(
        list_contains(products, 'executive_summary'),
        coalesce(if(executive_summary, 'Published', 'Pending'), 'Not recorded'),
        null
    ) as executive_summary,
    if(
        list_contains(products, 'grade'),
        coalesce(nullif(grade, 'not_graded'), 'none'),
        null
    ) as grade,
    if(
        coalesce(actions_total, 0) = 0,
        'None agreed yet',
        coalesce(actions_done, 0) || ' of ' || actions_total
    ) as actions,
    coalesce(actions_total, 0) as actions_total,
    coalesce(actions_done, 0) as actions_done,
    list_transform(
        string_split(lower(coalesce(learning, '')), ';'), lambda part: trim(part)
    ) as learning,
from staged
left join code_labels as reasons
    on reasons.code_set = 'delay_reason'
    and reasons.value = staged.delay_reason
