/* A return of an agency for a quarter, at the quarter's end, with the agency's name. */
select
    agency_returns.agency as return_id,
    indicator,
    quarters.ends as quarter_end,
    numerator,
    denominator,
    coalesce(labels.label, 'Unknown') as agency,
from agency_returns
inner join quarters on quarters.quarter = agency_returns.quarter
left join code_labels as labels
    on labels.code_set = 'agency'
    and labels.value = agency_returns.agency
where denominator > 0
    and numerator is not null
