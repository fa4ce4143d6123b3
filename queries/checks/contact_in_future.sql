/*
rule = "local"
level = "error"
extract = "contacts"
column = "contact_date"
wanted = "The day of the contact, no later than the day of loading."
*/
select
    load_id,
    row_number,
    said(contact_date) as found,
from contacts
join load_days using (load_id)
where contact_date > last_day
