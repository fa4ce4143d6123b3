/* One row: this council's standards in working days, from settings.toml, else the usual ones. */
select
    coalesce(
        max(try_cast(value as integer)) filter (name like '%minutes_working_days'), 20
    ) as minutes_working_days,
    coalesce(
        max(try_cast(value as integer)) filter (name like '%referrer_informed_working_days'),
        1
    ) as referrer_informed_working_days,
    coalesce(
        max(try_cast(value as integer)) filter (name like '%visit_working_days'), 10
    ) as visit_working_days,
from settings
