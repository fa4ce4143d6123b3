"""Which measures need an answer from the service: a signal fired, or a standard or target was missed."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

SIGNALS = ("outside", "trend", "two_of_three", "shift")


def missed(measure: Mapping[str, Any], value: float | None) -> list[str]:
    """Return the levels, standard and target, on whose wrong side a value is, in words."""
    if value is None or pd.isna(value) or measure["good_is"] == "neither":
        return []
    return [
        f"the {level} ({measure[f'{level}_words']}) was missed"
        for level in ("standard", "target")
        if _is_beyond(value, measure[level], good_is=measure["good_is"])
    ]


def _is_beyond(value: float, level: float | None, *, good_is: str) -> bool:
    if level is None or pd.isna(level):
        return False
    return value < level if good_is == "high" else value > level


def _why(row: Mapping[str, Any]) -> list[str]:
    reasons = missed(row, row["value"])
    if row["point"] in SIGNALS and row["statistic"] != "share":
        reasons.append("the latest quarter is out of the ordinary")
    return reasons


def wanting_answers(
    *, quarter: str, measures: pd.DataFrame, figures: pd.DataFrame, signals: pd.DataFrame,
    commentary: pd.DataFrame,
) -> pd.DataFrame:  # fmt: skip
    """Return the measures that need an answer in a quarter: measure, title, why, answered.

    The frames are tables of a release (figures: totals are enough); commentary may be newer than the release.
    """
    totals = figures.query("breakdown == 'total' and quarter == @quarter")
    rows = (
        measures.merge(totals[["measure", "value"]], on="measure", how="left")
        .merge(signals.query("quarter == @quarter")[["measure", "point"]], on="measure", how="left")
        .reset_index(drop=True)
    )
    said = set(commentary.loc[commentary["quarter"] == quarter, "measure"])
    found = [
        (row["measure"], row["title"], "; ".join(reasons), row["measure"] in said)
        for _, row in rows.iterrows()
        if (reasons := _why(row))
    ]
    return pd.DataFrame(found, columns=["measure", "title", "why", "answered"])
