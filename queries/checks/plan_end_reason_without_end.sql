/*
rule = "8810"
says = "A CIN case cannot have a Reason for Closure without a CIN Closure Date"
level = "query"
extract = "protection_plans"
column = "end_reason"
wanted = "The day on which the plan ended."
*/
select
    load_id,
    row_number,
    end_reason || ', and no end' as found,
from protection_plans
where end_reason is not null and end_date is null
