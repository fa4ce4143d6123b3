/* A contact, with who made it and what became of it. */
select
    child_id,
    contact_date,
    outcome,
    contacts.source as source_code,
    coalesce(known.group_name, 'Out of area or unknown') as district,
    coalesce(source_group, 'Anonymous or not recorded') as source,
from contacts
left join referral_sources on referral_sources.code = contacts.source
left join breakdown_groups as known
    on known.breakdown = 'district'
    and known.group_name = contacts.district
qualify row_number() over (
    partition by child_id, contact_date, contacts.source order by outcome
) = 1
