/*
rule = "local"
level = "query"
extract = "conferences"
column = "resulted_in_plan"
wanted = "Yes or no: whether the conference resulted in a plan."
*/
select
    conferences.load_id,
    row_number,
    'nothing' as found,
from conferences
join loads using (load_id)
where conferences.resulted_in_plan is null
    and list_contains(columns, 'resulted_in_plan')
    and conference_date is not null
