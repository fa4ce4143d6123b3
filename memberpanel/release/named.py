"""Name what the attack worked out by the labels that are published, and never by its number."""

import re
from collections.abc import Iterable

import pandas as pd

from memberpanel.disclosure.attack import Fault, Recovered, Told
from memberpanel.periods import dimension, is_total, is_yearly, said_period
from memberpanel.quarters import Quarter

MOST_NAMED = 20


def _titles(measures: pd.DataFrame) -> dict[str, str]:
    """Return the title of the first measure that shows each set."""
    titles: dict[str, str] = {}
    for row in measures.itertuples(index=False):
        for name in (row.whole_set, row.part_set):
            if isinstance(name, str):
                titles.setdefault(name, row.title)
    return titles


def in_titles(words: str, measures: pd.DataFrame) -> str:
    """Return words about sets with the title of each in its place: 'Referrals' for referrals."""
    titles = _titles(measures)
    return re.sub(r"\w+", lambda word: f"'{titles[word[0]]}'" if word[0] in titles else word[0], words)


def named(recovered: Iterable[Recovered | Told], measures: pd.DataFrame) -> list[str]:
    """Return one line a cell: `Children on a plan, July to September 2026 (Q2), district: Melton`.

    `measures` has title, whole_set and part_set. A set that no table prints (the rest of a percentage) is named
    after what it is the rest of.
    """
    titles = _titles(measures)
    lines = []
    for cell in recovered:
        of = (
            ""
            if is_total(cell.breakdown)
            else f", {dimension(cell.breakdown).replace('_', ' ')}: {cell.group}"
        )
        lines.append(f"{_title(cell.set, titles)}, {_when(cell)}{of}")
    return list(dict.fromkeys(lines))


def contradicted(faults: Iterable[Fault], measures: pd.DataFrame) -> list[str]:
    """Return one line a table: `Referrals, July to September 2026 (Q2), district: ...` and what does not agree."""
    titles = _titles(measures)
    lines = []
    for fault in faults:
        by = "" if is_total(fault.breakdown) else f", {dimension(fault.breakdown).replace('_', ' ')}"
        lines.append(f"{_title(fault.set, titles)}, {_when(fault)}{by}: {fault.words}")
    return list(dict.fromkeys(lines))


def in_texts(told: Iterable[Told], measures: pd.DataFrame) -> list[str]:
    """Return one line a cell that a text could tell: `commentary: Referrals, July to September 2026 (Q2), ...`."""
    return list(dict.fromkeys(f"{one.where}: {named([one], measures)[0]}" for one in told))


def _title(name: str, titles: dict[str, str]) -> str:
    return titles.get(name) or next(
        (words for one, words in titles.items() if one in name), name.replace("_", " ")
    )


def _when(cell: Recovered | Fault) -> str:
    if is_yearly(cell.breakdown):
        return said_period(cell.quarter, cell.breakdown)
    return Quarter.parse(cell.quarter).said
