"""A measure with the frames that everything about it is said and drawn from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from memberpanel.release.reading import Release
from memberpanel.words.headline import headline, latest
from memberpanel.words.shapes import is_signal
from memberpanel.words.signal_words import latest_signal


@dataclass(frozen=True)
class Told:
    """One measure: its definition, and its totals and signals in order of quarter."""

    measure: Mapping[str, Any]
    figures: pd.DataFrame
    signals: pd.DataFrame

    @property
    def name(self) -> str:
        return self.measure["measure"]

    @property
    def now(self) -> Mapping[str, Any]:
        """Return the latest figure."""
        return latest(self.figures)

    @property
    def signal(self) -> Mapping[str, Any]:
        """Return the signal of the latest figure."""
        return latest_signal(self.signals, self.now["quarter"])

    @property
    def is_shown(self) -> bool:
        return self.now["status"] == "shown"

    @property
    def is_unusual(self) -> bool:
        return self.is_shown and is_signal(self.signal)

    @property
    def is_concern(self) -> bool:
        return self.is_unusual and self.signal["meaning"] == "concern"

    @property
    def headline(self) -> str:
        return headline(self.measure, self.figures, self.signals)


def told_all(release: Release) -> dict[str, Told]:
    """Return every measure of a release that has figures, in the order of the pages, with few queries."""
    figures, signals = release.all_figures(), release.signals()
    totals = figures[figures["breakdown"] == "total"]
    by_figures = {name: rows.sort_values("quarter") for name, rows in totals.groupby("measure")}
    by_signals = {name: rows.sort_values("quarter") for name, rows in signals.groupby("measure")}
    none = signals.iloc[:0]
    return {
        row["measure"]: Told(row, by_figures[row["measure"]], by_signals.get(row["measure"], none))
        for row in release.measures().to_dict("records")
        if row["measure"] in by_figures
    }
