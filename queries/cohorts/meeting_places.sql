/* A place of an agency that was invited to a meeting, or was a member of the board; not invited is no place. */
with one_a_meeting as (
    select
        meeting_id,
        meeting_type,
        meeting_date,
        agency,
        attendance,
        report_submitted,
    from meetings
    where coalesce(invited, attendance is not null)
    qualify row_number() over (
        partition by meeting_id, agency order by attendance nulls last
    ) = 1
)

select
    meeting_id || ' ' || coalesce(agency, '') as place_id,
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
from one_a_meeting
left join code_labels as labels
    on labels.code_set = 'agency'
    and labels.value = one_a_meeting.agency
