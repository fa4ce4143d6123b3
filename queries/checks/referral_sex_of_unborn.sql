/*
rule = "8750"
says = "Gender must equal 0 for an unborn child"
level = "query"
extract = "referrals"
column = "sex"
wanted = "Not stated or recorded, for an unborn child."
*/
select
    load_id,
    row_number,
    sex as found,
from referrals
where age = -1 and sex in ('male', 'female')
