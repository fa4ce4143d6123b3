/* One row an extract: from and to which day what is loaded reaches; null from means from the beginning. */
select
    extract,
    min(coalesce(covered_from, date '0001-01-01')) as covered_from,
    max(coalesce(covered_to, date '9999-12-31')) as covered_to,
from coverage
group by extract
