/*
rule = "1103"
says = "The assessment start date cannot be before the referral date"
level = "error"
extract = "assessments"
column = "start_date"
wanted = "The start of the assessment, on or after the referral."
*/
select
    load_id,
    row_number,
    'start ' || said(start_date) || ', referral ' || said(referral_date) as found,
from assessments
where start_date < referral_date
