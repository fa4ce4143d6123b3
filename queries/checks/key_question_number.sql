/*
rule = "local"
level = "error"
extract = "key_questions"
column = "question"
wanted = "One of the five questions: 1 to 5."
*/
select
    load_id,
    row_number,
    cast(question as varchar) as found,
from key_questions
where question not between 1 and 5
