/*
rule = "local"
level = "query"
extract = "key_questions"
column = "assured"
wanted = "No assurance from an agency that did not answer."
*/
select
    load_id,
    row_number,
    assured || ', and not answered' as found,
from key_questions
where assured = 'yes' and answered is false
