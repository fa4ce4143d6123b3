"""Thresholds and consistency: the shares that tell how alike agencies and districts are treated, side by side."""

from dataclasses import dataclass

import pandas as pd

from memberpanel.periods import short_period, total_beside, yearly
from memberpanel.release.reading import Release
from memberpanel.words.grammar import listed, small_first
from memberpanel.words.numbers import cell
from memberpanel.words.standing import symbols_explained

# From the contact to the end of the assessment: what is decided at each step, and by whom it can be told apart.
MEASURES = ("contacts_to_referral", "no_further_action", "assessed_not_in_need")
SIDES = {"source": "Who made the contact or referral", "district": "District"}
STANDARD = "threshold"  # in the standard of the audit of practice that this page stands beside
FEW = 20


@dataclass(frozen=True)
class Side:
    """The shares of one side, by group; `note` explains the symbols, `missing` what is not told apart by it."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str
    missing: str


def _table_of(measure: pd.Series, side: str) -> str:
    """Return the name of a measure's table by a side, by quarter or else by year, or nothing."""
    held = list(measure["breakdowns"])
    return next((name for name in (side, yearly(side)) if name in held), "")


def _latest(release: Release, name: str, breakdown: str) -> pd.DataFrame:
    rows = release.figures(name, breakdown)
    return rows[rows["quarter"] == rows["quarter"].max()]


def _printed(row: dict, measure: pd.Series) -> str:
    """Return a share with what it is a share of; of very few their number alone."""
    if row["status"] != "shown":
        return cell(row)
    if row["denominator"] < FEW:
        return f"{row['numerator']:,.0f} of {row['denominator']:,.0f}"
    return f"{cell(row, int(measure['decimals']))}% of {row['denominator']:,.0f}"


def _heading(measure: pd.Series, breakdown: str, rows: pd.DataFrame) -> str:
    when = short_period(rows["quarter"].iloc[0], breakdown)
    return f"{measure['title']}, {when}{' [p]' if rows['provisional'].any() else ''}"


def _county(release: Release, name: str, breakdown: str, quarter: str) -> dict | None:
    rows = release.figures(name, total_beside(breakdown))
    found = rows[rows["quarter"] == quarter].to_dict("records")
    return found[0] if found else None


def side_of(release: Release, side: str) -> Side:
    """Return the three shares by group of one side, those that the release tells apart by it, the county last."""
    columns, by_group, county, frames, missing = [SIDES[side]], {}, ["All"], [], []
    held = release.measures().set_index("measure", drop=False)
    for name in (name for name in MEASURES if name in held.index):
        measure = held.loc[name]
        breakdown = _table_of(measure, side)
        rows = _latest(release, name, breakdown) if breakdown else pd.DataFrame()
        if rows.empty:
            missing.append(small_first(measure["title"]))
            continue
        for row in rows[rows["status"] != "z"].to_dict("records"):
            by_group.setdefault(row["group_name"], {})[len(columns)] = _printed(row, measure)
        whole = _county(release, name, breakdown, rows["quarter"].iloc[0])
        county.append(_printed(whole, measure) if whole else "")
        columns.append(_heading(measure, breakdown, rows))
        frames.append(rows)
    printed = [
        (group, *(found.get(place, "") for place in range(1, len(columns))))
        for group, found in by_group.items()
    ]
    return Side(
        title=f"By {small_first(SIDES[side])}",
        columns=tuple(columns),
        rows=(*printed, tuple(county)) if frames else (),
        note=symbols_explained(pd.concat(frames)) if frames else "",
        missing=_missing(missing, side),
    )


def _missing(titles: list[str], side: str) -> str:
    if not titles:
        return ""
    told = "who made the contact or referral" if side == "source" else "district"
    return (
        f"Not told apart by {told}: {listed(titles)}. One share may be told apart in one way only; in two ways, small "
        "numbers could be worked out from both."
    )


def spread(release: Release, name: str) -> str:
    """Return between which groups a share differs most, of those that are shown; nothing where fewer than two are."""
    measure = release.measure(name)
    tables = [table for side in SIDES if (table := _table_of(measure, side))]
    rows = _latest(release, name, tables[0]) if tables else pd.DataFrame()
    rows = rows[(rows["status"] == "shown") & (rows["denominator"] >= FEW)] if len(rows) else rows
    if len(rows) < 2:
        return ""
    rows = rows.sort_values("value")
    low, high = rows.iloc[0], rows.iloc[-1]
    decimals = int(measure["decimals"])
    return (
        f"{measure['title']}: from {cell(low, decimals)}% ({low['group_name']}) to {cell(high, decimals)}% "
        f"({high['group_name']}), of the groups that are shown."
    )


def audit_standard(release: Release) -> dict[str, str]:
    """Return the row of the audit of practice about thresholds and consistency, or nothing."""
    if "audit_of_practice" not in set(release.registers()["register"]):
        return {}
    rows = release.register("audit_of_practice").to_dict("records")
    return next((row for row in rows if STANDARD in row["Standard"].lower()), {})
