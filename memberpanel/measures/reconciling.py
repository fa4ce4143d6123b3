"""Stock and flow: plans open before, plus those that started, less those that ended, are the plans open now."""

import duckdb
import pandas as pd

from memberpanel.measures.cohorts import build_cohorts
from memberpanel.quarters import Quarter
from memberpanel.refusals import Refused
from memberpanel.settings import Settings

_PLANS = """
    with districts as (
        select group_name as district
        from breakdown_groups
        where breakdown = 'district'
    ),

    reckoned as (
        select
            quarters.quarter,
            districts.district,
            count(*) filter (
                start_date < starts and (end_date is null or end_date >= starts)
            ) as open_before,
            count(*) filter (start_date between starts and ends) as started,
            count(*) filter (end_date between starts and ends) as ended,
            count(*) filter (start_date <= ends and (end_date is null or end_date > ends)) as open_now,
        from quarters
        cross join districts
        left join plans on plans.district = districts.district
        group by quarters.quarter, districts.district
    )

    select
        quarter,
        coalesce(district, 'all') as district,
        sum(open_before)::bigint as open_before,
        sum(started)::bigint as started,
        sum(ended)::bigint as ended,
        sum(open_now)::bigint as open_now,
    from reckoned
    group by grouping sets ((quarter), (quarter, reckoned.district))
    order by quarter, reckoned.district nulls first
"""


class DoesNotReconcile(Refused):
    """Plans open, started and ended do not agree."""


def reconcile(
    connection: duckdb.DuckDBPyConnection, *, quarters: list[Quarter], settings: Settings
) -> pd.DataFrame:
    """Return columns quarter, district ('all' for the county), open_before, started, ended, open_now, in occasions.

    A plan that ended on the last day of a quarter was not open at that quarter's end; one that ended on the first
    day of the next still was. Plans open before are counted on their own, not taken from the row before.
    """
    build_cohorts(connection, quarters=quarters, settings=settings, read_by=["plans"])
    return connection.execute(_PLANS).df()


def check_reconciles(reconciled: pd.DataFrame) -> None:
    """Raise DoesNotReconcile naming every quarter and district in which the sum does not hold."""
    reckoned = reconciled["open_before"] + reconciled["started"] - reconciled["ended"]
    wrong = reconciled[reckoned != reconciled["open_now"]]
    if len(wrong):
        lines = [
            f"{row.quarter}, {row.district}: {row.open_before} open before + {row.started} started - {row.ended} ended "
            f"is not {row.open_now} open now."
            for row in wrong.itertuples()
        ]
        raise DoesNotReconcile("\n".join(lines))


def identity_words(row: pd.Series) -> str:
    """Return the sum in words: "490 before + 140 started - 119 ended = 511 now"."""
    return f"{row['open_before']} before + {row['started']} started - {row['ended']} ended = {row['open_now']} now"
