/*
rule = "local"
level = "query"
extract = "protection_plans"
column = "age"
wanted = "A child: a plan starts before the eighteenth birthday."
*/
select
    load_id,
    row_number,
    '18 or over on ' || said(start_date) as found,
from protection_plans
where age > 17
