/*
rule = "2885"
says = "Child protection plan shown as starting a different day to the initial child protection conference"
level = "query"
extract = "protection_plans"
column = "start_date"
wanted = "The day of the conference at which the plan was made."
*/
select
    protection_plans.load_id,
    protection_plans.row_number,
    'started ' || said(start_date) || ', conference ' || said(max(conference_date)) as found,
from protection_plans
join conferences using (child_id)
where resulted_in_plan
    and conference_date between start_date - 31 and start_date + 31
group by protection_plans.load_id, protection_plans.row_number, start_date
having not bool_or(conference_date = start_date)
