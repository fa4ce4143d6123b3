/*
rule = "8896"
says = "Within one CINDetails group there are 2 or more open Assessments groups"
level = "query"
extract = "assessments"
column = "authorised_date"
wanted = "One open assessment of a child: the authorisation of the earlier one."
*/
with
open_assessments as (
    select *, max(start_date) over (partition by child_id) as latest_start
    from assessments
    where authorised_date is null
)
select
    load_id,
    row_number,
    'open since ' || said(start_date) || ', and another since ' || said(latest_start) as found,
from open_assessments
where start_date < latest_start
