"""Say how this area compares: like with like, and the year of every figure."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from memberpanel.quarters import Quarter
from memberpanel.words.given import given
from memberpanel.words.grammar import large_first
from memberpanel.words.headline import latest
from memberpanel.words.numbers import plain, rounded, short_value
from memberpanel.words.rolling import FourQuarters, four_quarters

_ORDER = ("ours", "neighbours", "region", "england")


def is_rate(comparator: str) -> bool:
    """Say whether a comparator is a rate for every 10,000 children, by its name in data/reference."""
    return "10000" in comparator or comparator.endswith("_rate")


def _latest_year(comparators: pd.DataFrame) -> pd.DataFrame:
    shown = comparators[(comparators["status"] == "shown") & comparators["value"].notna()]
    if shown.empty:
        return shown
    return shown[shown["year"] == shown["year"].max()]


def _area(row: Mapping[str, Any], decimals: int, suffix: str) -> str:
    name = "similar councils" if row["area_kind"] == "neighbours" else row["area"]
    note = f" ({row['note']})" if given(row["note"]) else ""
    return f"{name} {plain(row['value'], decimals)}{suffix}{note}"


def areas_words(measure: Mapping[str, Any], comparators: pd.DataFrame) -> str:
    """Return 'In the year to March 2025: Leicestershire 24.8%, similar councils 26.2% (median of 8 of 10, 2025 model), …'."""
    rows = _latest_year(comparators)
    if rows.empty:
        return ""
    rate = is_rate(str(rows["comparator"].iloc[0]))
    suffix = "" if rate or measure["unit"] != "percent" else "%"
    decimals = 1 if rate or suffix else int(measure["decimals"])
    ordered = rows.assign(place=rows["area_kind"].map(_ORDER.index)).sort_values("place")
    areas = ", ".join(_area(row, decimals, suffix) for row in ordered.to_dict("records"))
    year = int(rows["year"].iloc[0])
    start = f"At 31 March {year}" if measure["kind"] == "stock" else f"In the year to March {year}"
    per = ", for every 10,000 children" if rate else ""
    return f"{start}{per}: {areas}."


def _rolled(measure: Mapping[str, Any], rolled: FourQuarters, population: int | None, rate: bool) -> str:
    start = f"Over the four quarters to {rolled.to.end:%B %Y}"
    if rate and measure["per"] == "none":
        if not population:
            return ""
        number = rounded(10_000 * rolled.value / population, 1)
        return f"{start}: {number:,} for every 10,000 children ({plain(rolled.value)} in all)."
    out_of = (
        f" ({plain(rolled.numerator)} of {plain(rolled.denominator)})" if measure["unit"] == "percent" else ""
    )
    return f"{start}: {short_value(measure, rolled.value)}{out_of}."


def _at_the_end(
    measure: Mapping[str, Any], now: Mapping[str, Any], *, rate: bool, population: int | None
) -> str:
    """Say a stock as it was at the quarter's end; a count beside a rate is said for every 10,000 children."""
    if now["status"] != "shown":
        return ""
    end = Quarter.parse(now["quarter"]).end
    start = f"At {end.day} {end:%B %Y}"
    if rate == (measure["unit"] == "rate"):
        return f"{start}: {short_value(measure, now['value'])}."
    if not rate or not population or measure["statistic"] != "count":
        return ""
    return f"{start}: {rounded(10_000 * now['value'] / population, 1):,} for every 10,000 children."


def ours_words(
    measure: Mapping[str, Any], figures: pd.DataFrame, *, rate: bool, population: int | None = None
) -> str:
    """Return our own figure in the form that may stand beside a year: four quarters for a flow, the end for a stock.

    Nothing when no like form exists (a median of one quarter is not a year's).
    """
    now = latest(figures)
    if measure["kind"] == "stock":
        return _at_the_end(measure, now, rate=rate, population=population)
    if measure["statistic"] in ("median", "mean"):
        return ""
    rolled = four_quarters(measure, figures)
    if rolled.value is None:
        return f"Our four quarters to {rolled.to.end:%B %Y} cannot be given: {rolled.why}."
    return _rolled(measure, rolled, population, rate)


def comparator_words(
    measure: Mapping[str, Any],
    figures: pd.DataFrame,
    comparators: pd.DataFrame,
    *,
    population: int | None = None,
) -> list[str]:
    """Return the sentences of the comparison: ours, then the other areas with their year; none when unlike.

    `population` is the children aged 0 to 17 of the release, for a count whose comparator is a rate.
    """
    if figures.empty or comparators.empty:
        return []
    areas = areas_words(measure, comparators)
    rate = is_rate(str(comparators["comparator"].iloc[0]))
    if not areas or (not rate and measure["unit"] == "rate"):
        return []
    ours = ours_words(measure, figures, rate=rate, population=population)
    if not ours:
        return []
    return [large_first(ours), areas]
