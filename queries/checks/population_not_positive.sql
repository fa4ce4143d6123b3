/*
rule = "local"
level = "error"
extract = "population"
column = "children"
wanted = "The number of children aged 0 to 17."
*/
select
    load_id,
    row_number,
    cast(children as varchar) as found,
from population
where children <= 0
