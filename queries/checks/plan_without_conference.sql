/*
rule = "2883"
says = "There are more child protection plans starting than initial conferences taking place"
level = "query"
extract = "protection_plans"
column = "start_date"
wanted = "A conference of the child at which the plan was made."
*/
select
    protection_plans.load_id,
    protection_plans.row_number,
    'started ' || said(start_date) || ', and no conference is loaded' as found,
from protection_plans
where not coalesce(other_authority, false)
    and exists (
        select 1
        from coverage
        where extract = 'conferences' and start_date between covered_from + 31 and covered_to
    )
    and not exists (
        select 1
        from conferences
        where conferences.child_id = protection_plans.child_id
            and conference_date between start_date - 31 and start_date + 31
    )
