"""Which published figures a prepared load would move, counted on the copy that waits to be accepted."""

import duckdb
import pandas as pd

from memberpanel.measures.cohorts import build_cohorts
from memberpanel.measures.counting import count_all
from memberpanel.quarters import Quarter
from memberpanel.release.reading import open_release
from memberpanel.release.which import current
from memberpanel.settings import settings
from memberpanel.store.loading import PreparedLoad

COLUMNS = ["measure", "title", "quarter", "published", "would_be"]


def consequences(prepared: PreparedLoad) -> pd.DataFrame:
    """Return the published totals that would be another number: COLUMNS, in the order of the pages.

    Only totals that are shown are compared. Raises NothingPublished when there is nothing to compare with.
    """
    release = open_release(current(prepared.home))
    quarters = [Quarter.parse(written) for written in release.quarters()["quarter"]]
    with duckdb.connect(str(prepared.copy), read_only=True) as copy:
        build_cohorts(copy, quarters=quarters)
        cells = count_all(copy, quarters=quarters, settings=settings())
    counted = cells.loc[
        (cells["breakdown"] == "total") & (cells["state"] == "counted"), ["measure", "quarter", "value"]
    ]
    shown = release.all_figures().query("breakdown == 'total' and status == 'shown'")
    both = shown.merge(counted, on=["measure", "quarter"], suffixes=("", "_counted")).merge(
        release.measures()[["measure", "title", "decimals"]], on="measure"
    )
    # Both are rounded as the page shows them: a difference that nobody could see is none.
    half = 0.5 * 10.0 ** -both["decimals"].astype(float)
    moved = both[(both["value"] - both["value_counted"]).abs() > half + 1e-9]
    return moved.rename(columns={"value": "published", "value_counted": "would_be"})[COLUMNS].reset_index(
        drop=True
    )
