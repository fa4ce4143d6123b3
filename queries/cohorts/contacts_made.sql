/* A contact, with who made it and what became of it. The same child on the same day from the same source is one. */
with one_a_day as (
    select
        child_id,
        contact_date,
        source,
        outcome,
        district,
    from contacts
    qualify row_number() over (
        partition by child_id, contact_date, source order by outcome
    ) = 1
)

select
    child_id,
    contact_date,
    outcome,
    one_a_day.source as source_code,
    coalesce(known.group_name, 'Out of area or unknown') as district,
    coalesce(source_group, 'Anonymous or not recorded') as source,
from one_a_day
left join referral_sources on referral_sources.code = one_a_day.source
left join breakdown_groups as known
    on known.breakdown = 'district'
    and known.group_name = one_a_day.district
