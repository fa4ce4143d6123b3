/*
title = "Ofsted's grades, ours and the country's"
topic = "reviews"
order = 50
columns = ["Grade", "Our reviews", "Reviews in England, April 2007 to March 2008"]
note = "Source of England's: Ofsted, Learning lessons, taking action (December 2008): 50 reviews. Ofsted no longer grades reviews."
leave_out_when_empty = true
*/
with nationally as (
    select *
    from (
        values
            (1, 'outstanding', 'Outstanding', 0),
            (2, 'good', 'Good', 12),
            (3, 'adequate', 'Adequate', 18),
            (4, 'inadequate', 'Inadequate', 20),
    ) as grades (place, grade, words, reviews)
),

ours as (
    select grade, count(*) as reviews
    from reviews_as_they_stand
    where is_published and grade in (select grade from nationally)
    group by grade
)

select
    words as "Grade",
    coalesce(ours.reviews, 0) as "Our reviews",
    nationally.reviews || ' of 50' as "Reviews in England, April 2007 to March 2008",
from nationally
left join ours on ours.grade = nationally.grade
where exists (from ours)
order by place
