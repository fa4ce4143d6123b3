"""What stands on each sheet of the workbook: a title, a table, a note; numbers as numbers, symbols as text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from memberpanel.packs.tables import registers
from memberpanel.periods import TOTAL, is_total, is_yearly, short_period
from memberpanel.quarters import Quarter
from memberpanel.release.reading import Release
from memberpanel.words.given import given
from memberpanel.words.grammar import large_first
from memberpanel.words.numbers import SYMBOLS, marks
from memberpanel.words.standing import symbols_explained
from memberpanel.words.told import TOPICS

_LONGEST_NAME = 31  # Excel's limit
_UNITS = {"percent": "per cent", "rate": "for every 10,000 children"}

Value = str | float | int


@dataclass(frozen=True)
class Sheet:
    """One sheet: its tab, its title, its columns and its rows."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    note: str = ""


def tab_name(wanted: str, taken: set[str]) -> str:
    """Return a name that Excel allows and no other sheet has, whole words of what is wanted, and add it to those taken."""
    plain = re.sub(r"[\[\]:*?/\\']", " ", wanted).strip()
    while len(plain) > _LONGEST_NAME:
        shorter = plain.rpartition(" ")[0]
        plain = shorter if shorter else plain[:_LONGEST_NAME]
    name, number = plain, 2
    while name.lower() in taken:
        ending = f" {number}"
        name, number = plain[: _LONGEST_NAME - len(ending)] + ending, number + 1
    taken.add(name.lower())
    return name


def _first_words(title: str, by: str) -> str:
    """Return as many whole words of a title as leave room for what it is broken down by."""
    room, words = _LONGEST_NAME - len(by) - 2, title.split()
    while len(words) > 1 and len(" ".join(words)) > room:
        words.pop()
    return f"{' '.join(words)[:room]}, {by}"


def _value(row: Mapping[str, Any] | None) -> Value:
    if row is None:
        return SYMBOLS["z"]
    if row["status"] != "shown":
        return SYMBOLS[row["status"]]
    return int(row["value"]) if float(row["value"]).is_integer() else float(row["value"])


def _headed(figures: pd.DataFrame, breakdown: str = TOTAL) -> tuple[list[str], list[str]]:
    """Return the quarters (or years) of a frame in order, and their column headings with [p] where provisional."""
    quarters = sorted(figures["quarter"].unique())
    provisional = set(figures.loc[figures["provisional"], "quarter"])
    heads = [short_period(q, breakdown) + (" [p]" if q in provisional else "") for q in quarters]
    return quarters, heads


def _revised(rows: pd.DataFrame) -> str:
    quarters = sorted(rows.loc[rows["revised"], "quarter"].unique())
    return f"[r] {', '.join(Quarter.parse(quarter).short for quarter in quarters)}" if quarters else ""


def _across(rows: pd.DataFrame, quarters: list[str]) -> tuple[Value, ...]:
    by_quarter = {row["quarter"]: row for row in rows.to_dict("records")}
    return tuple(_value(by_quarter.get(quarter)) for quarter in quarters)


def _topic_sheet(topic: str, measures: list[dict], figures: pd.DataFrame, taken: set[str]) -> Sheet:
    names = [measure["measure"] for measure in measures]
    rows = figures[(figures["breakdown"] == "total") & figures["measure"].isin(names)]
    quarters, heads = _headed(rows)
    printed = []
    for measure in measures:
        if measure["statistic"] == "share":  # its whole is 100 per cent; its groups have a sheet of their own
            continue
        own = rows[rows["measure"] == measure["measure"]]
        unit = _UNITS.get(measure["unit"], measure["unit"])
        printed.append((measure["title"], unit, *_across(own, quarters), _revised(own)))
    return Sheet(
        tab_name(large_first(topic), taken),
        f"{large_first(topic)}: every measure by quarter",
        ("Measure", "Unit", *heads, "Revised"),
        tuple(printed),
        symbols_explained(rows) if len(rows) else "",
    )


def _breakdown_sheet(
    measure: dict, breakdown: str, title: str, figures: pd.DataFrame, taken: set[str]
) -> Sheet | None:
    rows = figures[(figures["measure"] == measure["measure"]) & (figures["breakdown"] == breakdown)]
    if rows.empty:
        return None
    quarters, heads = _headed(rows, breakdown)
    groups = rows.sort_values("group_order")["group_name"].drop_duplicates()
    printed = []
    for group in groups:
        own = rows[rows["group_name"] == group]
        printed.append((group, *_across(own, quarters), _revised(own)))
    by = "county" if is_total(breakdown) else title.lower()
    unit = _UNITS.get(measure["unit"], measure["unit"])
    return Sheet(
        tab_name(_first_words(measure["title"], by), taken),
        f"{measure['title']} by {by} and {'year' if is_yearly(breakdown) else 'quarter'}, {unit}",
        (title, *heads, "Revised"),
        tuple(printed),
        symbols_explained(rows),
    )


def _comparator_sheet(release: Release, taken: set[str]) -> list[Sheet]:
    rows = release.comparators().to_dict("records")
    if not rows:
        return []
    printed = tuple(
        (
            row["comparator"].replace("_", " "),
            row["area"],
            int(row["year"]),
            float(row["value"]) if row["status"] == "shown" and given(row["value"]) else f"[{row['status']}]",
            row["note"] or "",
            row["source"],
        )
        for row in rows
    )
    columns = ("Figure", "Area", "Year to 31 March", "Value", "Note", "Source")
    title = "Other areas: published figures, by year to 31 March"
    return [Sheet(tab_name("Other areas", taken), title, columns, printed)]


def _count(row: Mapping[str, Any], name: str) -> Value:
    """Return a number behind a figure: shown, or where the table itself shows it; else the symbol."""
    if given(row[name]):
        return float(row[name])
    return "" if row["status"] == "shown" else SYMBOLS[row["status"]]


def _all_figures(figures: pd.DataFrame, titles: Mapping[str, str], taken: set[str]) -> Sheet:
    printed = tuple(
        (
            titles[row["measure"]],
            row["quarter"],
            row["breakdown"],
            row["group_name"],
            _value(row),
            _count(row, "numerator") if row["status"] == "shown" else SYMBOLS[row["status"]],
            _count(row, "denominator"),
            marks(row),
            row["reason"] or "",
        )
        for row in figures.to_dict("records")
    )
    columns = (
        "Measure",
        "Quarter",
        "Breakdown",
        "Group",
        "Value",
        "Numerator",
        "Denominator",
        "Marks",
        "Reason",
    )
    return Sheet(tab_name("All figures", taken), "Every published figure, one a row", columns, printed)


def sheets(release: Release) -> list[Sheet]:
    """Return the sheets in order: topics, registers, breakdowns, other areas, every figure."""
    taken = {"cover", "contents", "notes"}
    figures, measures = release.all_figures(), release.measures().to_dict("records")
    breakdowns = release.breakdowns()
    topics: dict[str, list[dict]] = {topic: [] for topic in TOPICS}
    for measure in measures:
        topics.setdefault(measure["topic"], []).append(measure)
    found = [_topic_sheet(topic, of_topic, figures, taken) for topic, of_topic in topics.items() if of_topic]
    for table in registers(release):
        if table.rows:
            found.append(
                Sheet(tab_name(table.title, taken), table.title, table.columns, table.rows, table.note)
            )
    for measure in measures:
        for breakdown in measure["breakdowns"]:
            title = breakdowns.get(breakdown, large_first(breakdown.replace("_", " ")))
            sheet = _breakdown_sheet(measure, breakdown, title, figures, taken)
            if sheet is not None:
                found.append(sheet)
    found += _comparator_sheet(release, taken)
    titles = {measure["measure"]: measure["title"] for measure in measures}
    return [*found, _all_figures(figures, titles, taken)]
