/* A place of an agency that was invited to a meeting, or was a member of the board; not invited is no place. */
select
    meeting_id || ' ' || coalesce(meetings.agency, '') as place_id,
    meeting_id,
    meeting_type,
    meeting_date,
    case
        when attendance in ('attended', 'deputy') then true
        when attendance in ('apologies', 'absent') then false
    end as attended,
    attendance = 'deputy' as deputy_attended,
    report_submitted,
    coalesce(labels.label, 'Unknown') as agency,
from meetings
left join code_labels as labels
    on labels.code_set = 'agency'
    and labels.value = meetings.agency
where coalesce(invited, attendance is not null)
qualify row_number() over (
    partition by meeting_id, meetings.agency order by attendance nulls last
) = 1
