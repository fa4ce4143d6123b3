/* A section 47 enquiry of one child, by the strategy discussion that began it; transfers in have none here. */
select
    child_id || ' ' || strategy_date as enquiry_id,
    child_id,
    strategy_date,
    conference_date,
    -- the 15 working days for a conference have passed in what is loaded
    reached.number - started.number >= 15 as window_closed,
    coalesce(known.group_name, 'Out of area or unknown') as district,
from conferences
inner join working_days as started on started.day = strategy_date
left join breakdown_groups as known
    on known.breakdown = 'district'
    and known.group_name = conferences.district
cross join (
    select max(working_days.number) as number
    from data_as_at
    inner join working_days on working_days.day <= data_as_at.covered_to
    where data_as_at.extract = 'conferences'
) as reached
where not coalesce(transfer_in, false)
qualify row_number() over (
    partition by child_id, strategy_date order by conference_date nulls last
) = 1
