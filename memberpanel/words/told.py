"""A measure with the frames that everything about it is said and drawn from."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from memberpanel.panel_record.answers import missed
from memberpanel.periods import TOTAL, yearly
from memberpanel.release.reading import Release
from memberpanel.words.headline import headline, latest, shares_headline, year_headline
from memberpanel.words.shapes import is_signal
from memberpanel.words.signal_words import latest_signal

TOPICS = ("referrals", "plans", "proceedings", "meetings", "reviews", "practice")


@dataclass(frozen=True, eq=False)
class Told:
    """One measure: its definition, its totals and signals in order of quarter."""

    measure: Mapping[str, Any]
    figures: pd.DataFrame
    signals: pd.DataFrame
    groups: pd.DataFrame | None = None  # of a share, the figures of its breakdown
    years: pd.DataFrame | None = None  # of what is published by year only, the county's figures by year

    @property
    def name(self) -> str:
        return self.measure["measure"]

    @cached_property
    def now(self) -> Mapping[str, Any]:
        """Return the latest figure."""
        return latest(self.figures)

    @cached_property
    def signal(self) -> Mapping[str, Any]:
        """Return the signal of the latest figure."""
        return latest_signal(self.signals, self.now["quarter"])

    @property
    def is_shown(self) -> bool:
        return self.now["status"] == "shown"

    @property
    def is_unusual(self) -> bool:
        return self.is_shown and not self.is_share and is_signal(self.signal)

    @property
    def is_concern(self) -> bool:
        return self.is_unusual and self.signal["meaning"] == "concern"

    @property
    def misses(self) -> bool:
        """Say whether the latest figure is on the wrong side of its standard or of its target."""
        return self.is_shown and bool(missed(self.measure, self.now["value"]))

    @property
    def wants_answer(self) -> bool:
        """Say whether the service has to say why: a signal, or a standard or target that is missed."""
        return self.is_unusual or self.misses

    @property
    def is_share(self) -> bool:
        return self.measure["statistic"] == "share"

    @cached_property
    def headline(self) -> str:
        if self.is_share and self.is_shown and self.groups is not None:
            return shares_headline(self.measure, self.groups)
        if self.years is not None and len(self.years) and not self.is_shown:
            return year_headline(self.measure, self.years)
        return headline(self.measure, self.figures, self.signals)


def told_one(release: Release, name: str) -> Told:
    """Return one measure of a release; raise NoSuchMeasure."""
    measure = release.measure(name).to_dict()
    groups = None
    if measure["statistic"] == "share" and len(measure["breakdowns"]):
        groups = release.figures(name, measure["breakdowns"][0])
    return Told(measure, release.figures(name), release.signals(name), groups)


def told_all(release: Release) -> dict[str, Told]:
    """Return every measure of a release that has figures, in the order of the pages, with few queries."""
    figures, signals = release.all_figures(), release.signals()
    totals = figures[figures["breakdown"] == "total"]
    by_figures = {name: rows.sort_values("quarter") for name, rows in totals.groupby("measure")}
    by_signals = {name: rows.sort_values("quarter") for name, rows in signals.groupby("measure")}
    none = signals.iloc[:0]
    found = {}
    rows = release.measures().to_dict("records")
    for row in sorted(
        rows, key=lambda row: TOPICS.index(row["topic"]) if row["topic"] in TOPICS else len(TOPICS)
    ):
        name = row["measure"]
        if name in by_figures:
            groups, years = _groups(row, figures), _years(row, figures)
            found[name] = Told(row, by_figures[name], by_signals.get(name, none), groups, years)
    return found


def _years(measure: Mapping[str, Any], figures: pd.DataFrame) -> pd.DataFrame | None:
    if yearly(TOTAL) not in list(measure["breakdowns"]):
        return None
    return figures[(figures["measure"] == measure["measure"]) & (figures["breakdown"] == yearly(TOTAL))]


def _groups(measure: Mapping[str, Any], figures: pd.DataFrame) -> pd.DataFrame | None:
    if measure["statistic"] != "share" or not len(measure["breakdowns"]):
        return None
    first = measure["breakdowns"][0]
    return figures[(figures["measure"] == measure["measure"]) & (figures["breakdown"] == first)]
