/*
title = "The five questions to agencies"
topic = "practice"
order = 20
columns = ["Question", "Agencies asked", "Answered", "Assured", "Partly assured", "Not assured", "Still to answer"]
note = "The chair of the board asks every agency five questions (the panel's founding paper, 2009). Each agency's latest answers are shown."
*/
with latest as (
    select *
    from key_questions
    where quarter <= (select quarter from this_quarter)
    qualify row_number() over (partition by agency, question order by quarter desc) = 1
),

asked as (
    select *
    from (
        values
            (1, 'How do you know that frontline staff keep a focus on individual children?'),
            (2, 'Do your frontline staff keep respectful uncertainty, an open approach and professional curiosity?'),
            (3, 'Does supervision expect managers to challenge, reflect and question practice in individual cases?'),
            (4, 'Are staff clear and confident about how to share information and concerns about a child?'),
            (5, 'Are you aware of any barriers to agencies deciding together?'),
    ) as questions (question, words)
)

select
    asked.question || '. ' || asked.words as "Question",
    count(latest.agency) as "Agencies asked",
    count(*) filter (latest.answered) as "Answered",
    count(*) filter (latest.assured = 'yes') as "Assured",
    count(*) filter (latest.assured = 'partly') as "Partly assured",
    count(*) filter (latest.assured = 'no') as "Not assured",
    count(latest.agency) - count(*) filter (latest.answered) as "Still to answer",
from asked
left join latest on latest.question = asked.question
group by asked.question, asked.words
order by asked.question
