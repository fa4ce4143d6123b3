/*
rule = "s32"
level = "query"
extract = "proceedings"
column = "extension"
wanted = "Yes, with its reason, when proceedings took more than 26 weeks (Children Act 1989, section 32)."
*/
select
    load_id,
    row_number,
    'from ' || said(application_date) || ' to ' || said(concluded_date) as found,
from proceedings
where concluded_date > application_date + 26 * 7
    and coalesce(application_type, 'care') in ('care', 'supervision')
    and extension is false
