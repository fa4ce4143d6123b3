"""Round figures as they are shown, in SQL: DuckDB rounds halves away from zero, as published statistics do."""

import duckdb
import pandas as pd

# A cast to decimal first: 26.15 is 26.149999999999998 in binary, and 26.2 when published.
_ROUNDED = """
    with rounded as (
        select
            figures.*,
            round(figures.value::decimal(18, 6) * decimals.scale)::double / decimals.scale as shown_value,
        from figures_given as figures
        join decimals_given as decimals using (measure)
    ),

    judged as (
        select *, status = 'shown' and shown_value = 0 and value <> 0 as is_low from rounded
    )

    select * exclude (value, shown_value, is_low) replace (
        if(is_low, 'low', status) as status,
        if(is_low or status <> 'shown', null, numerator) as numerator,
        if(is_low, null, denominator) as denominator,
    ),
        if(is_low or status <> 'shown', null, shown_value) as value,
    from judged
    order by place
"""


def round_as_shown(figures: pd.DataFrame, decimals: dict[str, int]) -> pd.DataFrame:
    """Return figures with `value` rounded to the decimals of its measure; null wherever it is not shown.

    What rounds to 0 and is not 0 becomes `low`, without its numbers.
    """
    given = pd.DataFrame({"measure": list(decimals), "scale": [10**number for number in decimals.values()]})
    with duckdb.connect(":memory:") as connection:
        connection.register("figures_given", figures.assign(place=range(len(figures))))
        connection.register("decimals_given", given)
        return connection.execute(_ROUNDED).df().drop(columns="place")
