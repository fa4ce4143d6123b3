/* A meeting, with whether its minutes were sent in time; null while there is still time in what is loaded. */
with held as (
    select
        meeting_id,
        any_value(meeting_type) as meeting_type,
        min(meeting_date) as meeting_date,
        bool_and(quorate) as quorate,
        min(minutes_date) as minutes_date,
    from meetings
    group by meeting_id
),

timed as (
    select
        held.*,
        met.number + standards.minutes_working_days as due_number,
        sent.number as sent_number,
        reached.number as reached_number,
    from held
    cross join standards
    inner join data_as_at on data_as_at.extract = 'meetings'
    inner join working_days as met on met.day = held.meeting_date
    left join working_days as sent on sent.day = held.minutes_date
    left join working_days as reached on reached.day = data_as_at.covered_to
)

select
    *,
    -- the last day of the time allowed has passed; overdue and not sent is late
    if(reached_number < due_number, null, coalesce(sent_number <= due_number, false))
        as minutes_in_time,
from timed
