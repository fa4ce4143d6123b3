/*
rule = "8890"
says = "A Section 47 enquiry is shown as starting when there is another Section 47 Enquiry ongoing"
level = "query"
extract = "conferences"
column = "strategy_date"
wanted = "One enquiry about a child at a time: the conference of the earlier one, or a note that none was needed."
*/
with
with_previous as (
    select
        *,
        lag(strategy_date) over earlier as previous_start,
        lag(conference_date) over earlier as previous_conference,
        lag(conference_not_needed) over earlier as previous_not_needed,
    from conferences
    window earlier as (partition by child_id order by strategy_date)
)
select
    load_id,
    row_number,
    'started ' || said(strategy_date) || ' while the one from ' || said(previous_start)
        || ' had no conference' as found,
from with_previous
where not coalesce(previous_not_needed, true)
    and coalesce(previous_conference, date '9999-12-31') > strategy_date
