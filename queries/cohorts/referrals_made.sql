/* A referral: one child on one day. Two rows of one child on one day are one referral, never a re-referral. */
with one_a_day as (
    select *
    from referrals
    qualify row_number() over (
        partition by child_id, referral_date order by source nulls last
    ) = 1
),

with_earlier as (
    select
        *,
        lag(referral_date) over (
            partition by child_id order by referral_date
        ) as earlier_date,
    from one_a_day
),

final as (
    select
        child_id,
        referral_date,
        -- "within 12 months" holds the same day a year before
        coalesce(earlier_date >= referral_date - interval 12 month, false)
            as is_re_referral,
        no_further_action,
        coalesce(is_professional, false) as is_professional,
        referrer_informed_date,
        informing_not_required is not null as informing_not_required,
        coalesce(known.group_name, 'Out of area or unknown') as district,
        case
            when age is null then 'Unknown'
            when age < 1 then 'Under 1'
            when age < 5 then '1 to 4'
            when age < 10 then '5 to 9'
            else '10 to 17'
        end as age_band,
        coalesce(source_group, 'Anonymous or not recorded') as source,
    from with_earlier
    left join referral_sources on referral_sources.code = with_earlier.source
    left join breakdown_groups as known
        on known.breakdown = 'district'
        and known.group_name = with_earlier.district
)

select * from final
