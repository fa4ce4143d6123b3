/*
rule = "local"
level = "error"
extract = "agency_returns"
column = "numerator"
wanted = "A number from 0 up to the denominator."
*/
select
    load_id,
    row_number,
    numerator || ' of ' || denominator as found,
from agency_returns
where numerator not between 0 and denominator
