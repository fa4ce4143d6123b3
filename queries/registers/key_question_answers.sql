/*
title = "What each agency answered"
topic = "practice"
order = 30
columns = ["Agency", "Question 1", "Question 2", "Question 3", "Question 4", "Question 5", "Still to answer", "Gaps that it named"]
texts = ["Gaps that it named"]
note = "Whether the chair was assured by the agency's latest answers, and since when an answer is owed."
leave_out_when_empty = true
*/
with asked as (
    select
        *,
        max(quarter) filter (answered) over (partition by agency, question) as last_answered,
    from key_questions
    where quarter <= (select quarter from this_quarter)
),

latest as (
    select
        *,
        case
            when not coalesce(answered, false) then 'Not answered'
            when assured = 'yes' then 'Assured'
            when assured = 'partly' then 'Partly'
            when assured = 'no' then 'Not assured'
            else 'Answered'
        end as answer,
    from asked
    qualify row_number() over (partition by agency, question order by quarter desc) = 1
),

-- an answer is owed since it was first asked for after the last one that came
owed as (
    select
        agency,
        question,
        coalesce(strftime(min(asked_date), '%B %Y'), min(quarter)) as since,
    from asked
    where not coalesce(answered, false)
        and (last_answered is null or quarter > last_answered)
    group by agency, question
),

owed_together as (
    select
        agency,
        string_agg(question::varchar, ', ' order by question) as questions,
        count(*) as number,
        since,
    from owed
    group by agency, since
),

owed_in_words as (
    select
        agency,
        string_agg(
            if(number = 1, 'Question ', 'Questions ') || questions || ', since ' || since,
            '; ' order by questions
        ) as words,
    from owed_together
    group by agency
)

select
    coalesce(any_value(labels.label), latest.agency) as "Agency",
    coalesce(any_value(answer) filter (question = 1), 'Not asked') as "Question 1",
    coalesce(any_value(answer) filter (question = 2), 'Not asked') as "Question 2",
    coalesce(any_value(answer) filter (question = 3), 'Not asked') as "Question 3",
    coalesce(any_value(answer) filter (question = 4), 'Not asked') as "Question 4",
    coalesce(any_value(answer) filter (question = 5), 'Not asked') as "Question 5",
    coalesce(any_value(owed_in_words.words), 'Nothing') as "Still to answer",
    coalesce(string_agg(distinct gaps, '; ' order by gaps), '') as "Gaps that it named",
from latest
left join owed_in_words on owed_in_words.agency = latest.agency
left join code_labels as labels
    on labels.code_set = 'agency'
    and labels.value = latest.agency
group by latest.agency
order by "Agency"
