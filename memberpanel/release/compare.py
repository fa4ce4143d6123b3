"""What moved between two releases, from what each of them shows and nothing else."""

from dataclasses import dataclass

import pandas as pd

from memberpanel.periods import is_yearly, said_period
from memberpanel.release.reading import Release

_KEY = ["measure", "quarter", "breakdown", "group_name"]
_KEPT = [*_KEY, "group_order", "status", "value", "revised"]


@dataclass(frozen=True)
class Comparison:
    """Frames with measure, title, quarter, said, breakdown, group_name, and what each is about.

    `moved`: value_before, value_now, of cells shown in both. `hidden`: shown before and not now. `shown`: the
    other way round. `restated`: the cells that the newer one marks revised, with both values. `new_quarters`:
    the quarters that the older one lacks.
    """

    moved: pd.DataFrame
    hidden: pd.DataFrame
    shown: pd.DataFrame
    restated: pd.DataFrame
    new_quarters: tuple[str, ...]


def compare(newer: Release, older: Release) -> Comparison:
    """Compare a draft (or any release) with the one before it."""
    both = newer.all_figures()[_KEPT].merge(
        older.all_figures()[_KEPT], on=_KEY, how="inner", suffixes=("_now", "_before"), sort=False
    )
    both = both.merge(newer.measures()[["measure", "title"]], on="measure").merge(
        newer.quarters()[["quarter", "said"]], on="quarter"
    )
    was, now = both["status_before"] == "shown", both["status_now"] == "shown"
    both["said"] = [
        said_period(row.quarter, row.breakdown) if is_yearly(row.breakdown) else row.said
        for row in both.itertuples()
    ]
    names = ["measure", "title", "quarter", "said", "breakdown", "group_name"]
    values = [*names, "value_before", "value_now"]
    known = set(older.quarters()["quarter"])
    return Comparison(
        moved=both.loc[was & now & (both["value_before"] != both["value_now"]), values].reset_index(
            drop=True
        ),
        hidden=both.loc[was & ~now, [*names, "value_before", "status_now"]].reset_index(drop=True),
        shown=both.loc[~was & now, [*names, "value_now"]].reset_index(drop=True),
        restated=both.loc[both["revised_now"], values].reset_index(drop=True),
        new_quarters=tuple(q for q in newer.quarters()["quarter"] if q not in known),
    )
