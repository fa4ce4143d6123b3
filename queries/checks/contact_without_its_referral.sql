/*
rule = "local"
level = "query"
extract = "contacts"
column = "outcome"
wanted = "A referral of the child within ten days of a contact that led to one."
*/
select
    contacts.load_id,
    contacts.row_number,
    'contact ' || said(contact_date) || ' led to a referral that is not loaded' as found,
from contacts
where outcome = 'referral'
    and exists (
        select 1
        from coverage
        where extract = 'referrals' and contact_date between covered_from and covered_to - 10
    )
    and not exists (
        select 1
        from referrals
        where referrals.child_id = contacts.child_id
            and referral_date between contact_date and contact_date + 10
    )
