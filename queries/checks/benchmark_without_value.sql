/*
rule = "local"
level = "query"
extract = "benchmarks"
column = "value"
wanted = "The published figure, or the symbol in its place."
*/
select
    load_id,
    row_number,
    'shown, and no figure' as found,
from benchmarks
where status = 'shown' and value is null
