/*
rule = "local"
level = "query"
extract = "proceedings"
column = "final_order"
wanted = "The final order."
*/
select
    proceedings.load_id,
    row_number,
    'nothing' as found,
from proceedings
join loads using (load_id)
where proceedings.final_order is null
    and list_contains(columns, 'final_order')
    and concluded_date is not null
