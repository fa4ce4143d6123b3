/*
rule = "local"
level = "query"
extract = "conferences"
column = "resulted_in_plan"
wanted = "A plan of the child that starts on the day of the conference."
*/
select
    conferences.load_id,
    conferences.row_number,
    'a plan from the conference ' || said(conference_date) || ' is not loaded' as found,
from conferences
where resulted_in_plan
    and exists (
        select 1
        from coverage
        where extract = 'protection_plans' and conference_date between covered_from and covered_to
    )
    and not exists (
        select 1
        from protection_plans
        where protection_plans.child_id = conferences.child_id
            and start_date between conference_date - 31 and conference_date + 31
    )
