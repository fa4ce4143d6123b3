/* A child whose section 31 case was issued and not concluded on the last day of a quarter; once, in its first case. */
select
    quarters.quarter,
    quarters.ends as quarter_end,
    care_cases.*,
from care_cases
inner join quarters
    on care_cases.issued_date <= quarters.ends
    and (care_cases.concluded_date is null or care_cases.concluded_date > quarters.ends)
qualify row_number() over (
    partition by quarters.quarter, care_cases.child_id
    order by care_cases.issued_date, care_cases.case_id
) = 1
