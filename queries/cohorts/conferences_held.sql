/* An initial conference about one child; a conference dated before its enquiry is counted and is not in time. */
select
    child_id || ' ' || strategy_date as conference_id,
    coalesce(family_id, child_id) || ' ' || conference_date as family_conference_id,
    child_id,
    coalesce(family_id, child_id) as family_id,
    conference_date,
    conference_date >= strategy_date and held.number - started.number <= 15 as in_time,
    resulted_in_plan,
    coalesce(known.group_name, 'Out of area or unknown') as district,
from conferences
inner join working_days as started on started.day = strategy_date
inner join working_days as held on held.day = conference_date
left join breakdown_groups as known
    on known.breakdown = 'district'
    and known.group_name = conferences.district
qualify row_number() over (
    partition by child_id, strategy_date order by conference_date
) = 1
