/*
rule = "local"
level = "query"
extract = "plan_visits"
column = "visit_date"
wanted = "A visit between the start and the end of a plan of this child; until then it counts for none."
*/
select
    plan_visits.load_id,
    plan_visits.row_number,
    'no plan is open on ' || said(visit_date) as found,
from plan_visits
anti join protection_plans
    on plan_visits.child_id = protection_plans.child_id
    and visit_date between start_date and coalesce(end_date, date '9999-12-31')
where exists (
        select 1
        from coverage
        where extract = 'protection_plans' and visit_date between covered_from and covered_to
    )
