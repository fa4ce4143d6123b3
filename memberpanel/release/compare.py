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
    the quarters that the older one lacks. `cost`: title, breakdown, hidden_before, hidden_now and cells (those that
    the newer one shows or hides), of each table in which the newer one hides more than the older one did.
    """

    moved: pd.DataFrame
    hidden: pd.DataFrame
    shown: pd.DataFrame
    restated: pd.DataFrame
    new_quarters: tuple[str, ...]
    cost: pd.DataFrame


def _hidden_by_table(release: Release) -> pd.DataFrame:
    """Return how many cells each table hides, and of how many, by measure and breakdown."""
    cells = release.all_figures()
    cells = cells[cells["status"].isin(("shown", "c"))]
    tables = cells.assign(hidden=cells["status"] == "c").groupby(["measure", "breakdown"], sort=False)[
        "hidden"
    ]
    return tables.agg(hidden="sum", cells="size").reset_index()


def _cost(newer: Release, older: Release) -> pd.DataFrame:
    """Return the tables that hide more than they did."""
    before = _hidden_by_table(older).rename(columns={"hidden": "hidden_before"}).drop(columns="cells")
    now = _hidden_by_table(newer).rename(columns={"hidden": "hidden_now"})
    both = now.merge(before, on=["measure", "breakdown"], how="left").fillna({"hidden_before": 0})
    both = both[both["hidden_now"] > both["hidden_before"]].astype({"hidden_before": int})
    both = both.merge(newer.measures()[["measure", "title"]], on="measure")
    return both[["title", "breakdown", "hidden_before", "hidden_now", "cells"]]


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
        cost=_cost(newer, older),
    )
