/*
title = "How many reviews there are"
topic = "reviews"
order = 20
columns = ["Kind of review", "Under way", "Published", "In all", "Actions done, all together", "Standard"]
note = "As at the end of the quarter. Every review that the partnership keeps in its list is counted."
*/
with latest as (
    select
        regime,
        any_value(body) as body,
        any_value(counted_from) as counted_from,
        string_agg(distinct months_to_publish::varchar, ' or ' order by months_to_publish::varchar) as months,
        count(distinct months_to_publish) as standards,
    from review_regimes
    where since <= (select ends from this_quarter)
    group by regime
)

select
    latest.regime as "Kind of review",
    count(review) filter (not is_published) as "Under way",
    count(review) filter (is_published) as "Published",
    count(review) as "In all",
    if(
        coalesce(sum(actions_total), 0) = 0,
        'None agreed yet',
        sum(actions_done) || ' of ' || sum(actions_total)
    ) as "Actions done, all together",
    'Published within ' || months || ' months of ' || counted_from
    || if(standards > 1, ', by when that was', '') as "Standard",
from latest
left join reviews_as_they_stand as stood on stood.regime = latest.regime
group by latest.regime, latest.body, months, standards, counted_from
having count(review) > 0 or latest.body = 'partnership'
order by latest.body = 'board', latest.regime
