/*
rule = "1104"
says = "The date of the initial child protection conference cannot be before the referral date"
level = "query"
extract = "conferences"
column = "conference_date"
wanted = "A conference on or after the referral, unless the referral before it is not loaded."
*/
select
    conferences.load_id,
    conferences.row_number,
    'conference ' || said(conference_date) || ', referral ' || said(min(referral_date)) as found,
from conferences
join referrals using (child_id)
group by conferences.load_id, conferences.row_number, conference_date
having min(referral_date) between conference_date + 1 and conference_date + 31
