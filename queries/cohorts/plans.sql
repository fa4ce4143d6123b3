/*
A child protection plan of this council: one child, from a start to an end.
Other councils' temporary plans are left out. Plans of one child that overlap are an error of recording and are one
plan here, so that children, occasions and the sum "open before + started - ended = open now" always agree.
*/
with own_plans as (
    select *
    from protection_plans
    where not coalesce(other_authority, false)
        and (end_date is null or end_date >= start_date)
),

with_reach as (
    select
        *,
        max(coalesce(end_date, date '9999-12-31')) over (
            partition by child_id
            order by start_date, end_date nulls last
            rows between unbounded preceding and 1 preceding
        ) as earlier_reach,
    from own_plans
),

numbered as (
    select
        *,
        -- a plan that starts on the day on which the last one ended is a new plan
        count(*) filter (earlier_reach is null or earlier_reach <= start_date) over (
            partition by child_id
            order by start_date, end_date nulls last
            rows between unbounded preceding and current row
        ) as plan_number,
    from with_reach
),

one_row_a_plan as (
    select
        child_id,
        plan_number,
        min(start_date) as start_date,
        nullif(max(coalesce(end_date, date '9999-12-31')), date '9999-12-31') as end_date,
        arg_min(initial_category, start_date) as initial_category,
        coalesce(
            arg_max(latest_category, start_date), arg_max(initial_category, start_date)
        ) as latest_category,
        max(previous_plans) as previous_plans,
        arg_max(end_reason, start_date) as end_reason,
        arg_min(district, start_date) as district,
        arg_min(age, start_date) as age,
    from numbered
    group by child_id, plan_number
),

with_neighbours as (
    select
        *,
        lag(end_date) over (partition by child_id order by start_date) as earlier_ended,
        lead(start_date) over (partition by child_id order by start_date) as next_started,
    from one_row_a_plan
),

final as (
    select
        child_id || ' ' || start_date as plan_id,
        child_id,
        start_date,
        end_date,
        earlier_ended,
        next_started,
        coalesce(previous_plans, 0) > 0 or earlier_ended is not null as is_repeat,
        coalesce(known.group_name, 'Out of area or unknown') as district,
        case
            when age is null then 'Unknown'
            when age < 1 then 'Under 1'
            when age < 5 then '1 to 4'
            when age < 10 then '5 to 9'
            else '10 to 17'
        end as age_band_at_start,
        case
            when initial_category = 'NEG' then 'Neglect'
            when initial_category = 'EMO' then 'Emotional abuse'
            when initial_category in ('PHY', 'SAB', 'MUL')
                then 'Physical, sexual or multiple'
            else 'Unknown'
        end as initial_category,
        case
            when latest_category = 'NEG' then 'Neglect'
            when latest_category = 'EMO' then 'Emotional abuse'
            when latest_category in ('PHY', 'SAB', 'MUL')
                then 'Physical, sexual or multiple'
            else 'Unknown'
        end as latest_category,
        case end_reason
            when 'child_in_need' then 'Child in need plan'
            when 'in_care' then 'Came into care'
            when 'closed' then 'Case closed'
            else 'Another reason, or not recorded'
        end as end_reason,
    from with_neighbours
    left join breakdown_groups as known
        on known.breakdown = 'district'
        and known.group_name = with_neighbours.district
)

select * from final
