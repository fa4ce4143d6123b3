/*
title = "Audit of practice"
topic = "practice"
order = 10
columns = ["Standard", "Rating", "Since last quarter", "What the figures say", "Evidence", "Owner", "Action", "Due"]
texts = ["Standard", "Evidence", "Owner", "Action"]
note = "■ Red: not met. ▲ Amber: partly met. ● Green: met. Where this dashboard has a figure for the standard, it stands beside the rating."
*/
with rated as (
    select
        audit_of_practice.*,
        lag(rating) over (partition by standard order by quarter) as rating_before,
    from audit_of_practice
    where quarter <= (select quarter from this_quarter)
),

latest as (
    select
        *,
        quarter < (select quarter from this_quarter) as is_old,
        position(rating in 'red amber green') as rank_now,
        position(rating_before in 'red amber green') as rank_before,
    from rated
    qualify row_number() over (partition by standard order by quarter desc) = 1
)

select
    standard as "Standard",
    case rating
        when 'red' then '■ Red'
        when 'amber' then '▲ Amber'
        else '● Green'
    end as "Rating",
    case
        when is_old then 'Not rated this quarter, last in ' || quarter
        when rating_before is null then 'New'
        when rank_now > rank_before then '↑ Better, was ' || rating_before
        when rank_now < rank_before then '↓ Worse, was ' || rating_before
        else 'No change'
    end as "Since last quarter",
    coalesce(measure, '') as "What the figures say",
    coalesce(evidence, '') as "Evidence",
    coalesce(owner, '') as "Owner",
    coalesce(action, '') as "Action",
    coalesce(strftime(due_date, '%-d %B %Y'), '') as "Due",
from latest
order by rank_now, standard
