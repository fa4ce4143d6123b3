/*
title = "What each agency answered"
topic = "practice"
order = 30
columns = ["Agency", "Question 1", "Question 2", "Question 3", "Question 4", "Question 5", "Gaps that it named"]
note = "Whether the chair was assured by the agency's latest answers."
leave_out_when_empty = true
*/
with latest as (
    select
        coalesce(labels.label, key_questions.agency) as agency,
        question,
        gaps,
        case
            when not coalesce(answered, false) then 'Not answered'
            when assured = 'yes' then 'Assured'
            when assured = 'partly' then 'Partly'
            when assured = 'no' then 'Not assured'
            else 'Answered'
        end as answer,
    from key_questions
    left join code_labels as labels
        on labels.code_set = 'agency'
        and labels.value = key_questions.agency
    where quarter = (
        select max(quarter) from key_questions where quarter <= (select quarter from this_quarter)
    )
)

select
    agency as "Agency",
    coalesce(any_value(answer) filter (question = 1), 'Not asked') as "Question 1",
    coalesce(any_value(answer) filter (question = 2), 'Not asked') as "Question 2",
    coalesce(any_value(answer) filter (question = 3), 'Not asked') as "Question 3",
    coalesce(any_value(answer) filter (question = 4), 'Not asked') as "Question 4",
    coalesce(any_value(answer) filter (question = 5), 'Not asked') as "Question 5",
    coalesce(string_agg(distinct gaps, '; ' order by gaps), '') as "Gaps that it named",
from latest
group by agency
order by agency
