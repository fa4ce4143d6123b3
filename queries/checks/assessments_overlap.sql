/*
rule = "8863"
says = "An Assessment is shown as starting when there is another Assessment ongoing"
level = "query"
extract = "assessments"
column = "start_date"
wanted = "One assessment of a child at a time."
*/
with
with_previous as (
    select
        *,
        lag(start_date) over (partition by child_id order by start_date) as previous_start,
        lag(authorised_date) over (partition by child_id order by start_date) as previous_authorised,
    from assessments
)
select
    load_id,
    row_number,
    'started ' || said(start_date) || ' while the one from ' || said(previous_start) || ' was open' as found,
from with_previous
where previous_start is not null
    and coalesce(previous_authorised, date '9999-12-31') > start_date
