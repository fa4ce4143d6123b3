"""The tables of a pack: every cell is text, from shown figures and registers alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from memberpanel.quarters import Quarter
from memberpanel.release.reading import Release
from memberpanel.words.given import given
from memberpanel.words.grammar import large_first, without_of_those
from memberpanel.words.in_a_line import overdue
from memberpanel.words.numbers import cell, marks, plain
from memberpanel.words.registered import register_shown
from memberpanel.words.standing import day_words, symbols_explained
from memberpanel.words.told import Told

OVERDUE = "Overdue"
CLOSED = ("Done", "Dropped")


@dataclass(frozen=True)
class Table:
    """A table ready to print: every cell is text."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def totals_table(told: Told, *, quarters: int) -> Table:
    """Return the latest quarters of a measure, newest first, with the numbers behind a percentage."""
    measure, rows = told.measure, told.figures.tail(quarters).iloc[::-1].to_dict("records")
    decimals = int(measure["decimals"])
    unit = {"percent": "Per cent", "rate": "For every 10,000 children"}.get(measure["unit"], "Number")
    unit = large_first(measure["unit"]) if measure["unit"] in ("weeks", "days", "months") else unit
    parts = measure["statistic"] in ("percent", "share") and measure["per"] == "none"
    columns = ["Quarter", unit]
    if parts:
        columns += [without_of_those(measure["numerator"] or "Part"), measure["denominator"] or "Whole"]
    printed = []
    for row in rows:
        line = [f"{Quarter.parse(row['quarter']).short} {marks(row)}".strip(), cell(row, decimals)]
        if parts:
            line += [_count(row, "numerator"), _count(row, "denominator")]
        printed.append(tuple(line))
    note = symbols_explained(told.figures.tail(quarters))
    return Table(f"{measure['title']}, by quarter", tuple(columns), tuple(printed), note)


def _count(row: Mapping[str, Any], name: str) -> str:
    if given(row[name]) and row["status"] == "shown":
        return plain(row[name])
    return "" if row["status"] == "shown" else f"[{row['status']}]"


def actions_table(actions: pd.DataFrame, *, on: date) -> Table:
    """Return the panel's actions, those overdue on a day first, then those still open."""
    actions = actions.assign(state=actions["state"].mask(overdue(actions, on=on), OVERDUE))
    rows = [
        (
            str(row["text"]),
            str(row["owner"] or ""),
            day_words(row["due"]) if given(row["due"]) else "",
            large_first(str(row["state"])),
            str(row["came_back"]) if given(row["came_back"]) else "",
        )
        for row in actions.to_dict("records")
    ]
    rows.sort(key=lambda row: (row[3] in CLOSED, row[3] != OVERDUE))
    columns = ("What the panel asked for", "Owner", "Due", "State", "What came back")
    return Table("Actions from earlier panels", columns, tuple(rows))


def register_table(release: Release, name: str, title: str, note: str) -> Table:
    """Return a register as a table of text."""
    rows = register_shown(release, name)
    printed = tuple(tuple(str(value) for value in row) for row in rows.itertuples(index=False))
    return Table(title, tuple(rows.columns), printed, note)


def registers(release: Release, topic: str | None = None) -> list[Table]:
    """Return the registers of a topic (or all) as tables."""
    heads = release.registers(topic).to_dict("records")
    return [register_table(release, head["register"], head["title"], head["note"] or "") for head in heads]


def first_register(release: Release, topic: str, title: str) -> Table:
    """Return the first register of a topic, or an empty table with the title given."""
    found = registers(release, topic)
    return found[0] if found else Table(title, (), ())


def one_theme(release: Release) -> Table:
    """Return the points of one theme: the first in the register of themes."""
    whole = first_register(release, "themes", "Theme")
    if not whole.rows:
        return whole
    name = next((at for at, column in enumerate(whole.columns) if column.lower() == "theme"), 0)
    theme = whole.rows[0][name]
    rows = tuple(row[:name] + row[name + 1 :] for row in whole.rows if row[name] == theme)
    return Table(f"Theme: {theme}", whole.columns[:name] + whole.columns[name + 1 :], rows, whole.note)


def headline_tables(every: Mapping[str, Told]) -> tuple[Table, ...]:
    """Return, by topic, the headline of every measure."""
    topics: dict[str, list[Told]] = {}
    for told in every.values():
        topics.setdefault(told.measure["topic"], []).append(told)
    return tuple(
        Table(
            large_first(topic),
            ("Measure", "What the latest quarter says"),
            tuple((told.measure["title"], told.headline) for told in of_topic),
        )
        for topic, of_topic in topics.items()
    )
