"""The questions that members might ask, as a release freezes them: of the measure, and of what makes it stand out."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from memberpanel.panel_record.answers import SIGNALS, missed
from memberpanel.panel_record.suggesting import kinds


def _kinds_of(row: Mapping[str, Any]) -> list[str]:
    """Return the kinds of signal of a measure's latest quarter."""
    fired = [row["point"]] if row["point"] in SIGNALS and row["statistic"] != "share" else []
    return [*fired, *(["missed"] if missed(row, row["value"]) else [])]


def with_questions(
    measures: pd.DataFrame,
    *,
    quarter: str,
    figures: pd.DataFrame,
    signals: pd.DataFrame,
    suggested: Mapping[str, tuple[str, ...]],
) -> pd.DataFrame:
    """Return table measures with the questions for this quarter: what stands out first, then the measure's own.

    `suggested` is what scrutiny support wrote, by measure or kind; it stands in place of what comes with the code.
    """
    totals = figures.query("breakdown == 'total' and quarter == @quarter")[["measure", "value"]]
    points = signals.query("quarter == @quarter")[["measure", "point"]]
    rows = measures.merge(totals, on="measure", how="left").merge(points, on="measure", how="left")
    of_kinds = {name: suggested.get(name, kind.ask) for name, kind in kinds().items()}
    ask = [
        [
            *(question for kind in _kinds_of(row) for question in of_kinds[kind]),
            *suggested.get(row["measure"], tuple(row["ask"])),
        ]
        for row in rows.to_dict("records")
    ]
    return measures.assign(ask=ask)
