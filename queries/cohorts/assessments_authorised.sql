/* An assessment that was authorised, with the working days that it took from its start, and from its referral if known. */
select
    child_id,
    start_date,
    authorised_date,
    ended.number - started.number as working_days_taken,
    -- a referral dated after the start is an error of recording
    if(referral_date <= start_date, ended.number - referred.number, null)
        as working_days_from_referral,
    needs_social_care,
    coalesce(known.group_name, 'Out of area or unknown') as district,
from assessments
inner join working_days as started on started.day = start_date
inner join working_days as ended on ended.day = authorised_date
left join working_days as referred on referred.day = referral_date
left join breakdown_groups as known
    on known.breakdown = 'district'
    and known.group_name = assessments.district
where authorised_date >= start_date
qualify row_number() over (
    partition by child_id, start_date order by authorised_date
) = 1
