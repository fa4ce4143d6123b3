/*
rule = "local"
level = "query"
extract = "proceedings"
column = "concluded_date"
wanted = "The day on which the proceedings concluded with this order."
*/
select
    load_id,
    row_number,
    final_order || ', and no day of conclusion' as found,
from proceedings
where final_order is not null and concluded_date is null
