/* A child on a plan on the last day of a quarter: it started by then, and had not ended by then. */
select
    quarters.quarter,
    quarters.ends as quarter_end,
    plans.*,
    -- NI 64: "more than 729 calendar days, including the day of cessation" (here, the day looked at)
    quarters.ends - plans.start_date + 1 > 729 as open_two_years,
    case
        when plans.start_date + interval 6 month >= quarters.ends then '6 months or less'
        when plans.start_date + interval 12 month > quarters.ends
            then 'Over 6 months to under a year'
        else 'A year or more'
    end as duration_band,
from plans
inner join quarters
    on plans.start_date <= quarters.ends
    and (plans.end_date is null or plans.end_date > quarters.ends)
