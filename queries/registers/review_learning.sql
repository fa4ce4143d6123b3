/*
title = "What reviews have taught, again and again"
topic = "reviews"
order = 30
columns = ["Learning about", "Published reviews that found it"]
note = "From published reviews only, all together, and only once at least five have been published: the learning of fewer could be traced to one of them. The five headings are those of the panel's founding paper."
*/
with published as (
    select learning
    from reviews_as_they_stand
    where is_published
),

headings as (
    select *
    from (
        values (1, 'practice'), (2, 'training'), (3, 'communication'), (4, 'assessment'), (5, 'recording')
    ) as headings (place, heading)
)

select
    upper(left(heading, 1)) || substr(heading, 2) as "Learning about",
    count(*) filter (list_contains(learning, heading)) || ' of ' || count(*)
        as "Published reviews that found it",
from headings
cross join published
group by place, heading
having count(*) >= 5
order by count(*) filter (list_contains(learning, heading)) desc, place
