"""Name what the attack worked out by the labels that are published, and never by its number."""

import re
from collections.abc import Iterable

import pandas as pd

from memberpanel.disclosure.attack import Recovered
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


def named(recovered: Iterable[Recovered], measures: pd.DataFrame) -> list[str]:
    """Return one line a cell: `Children on a plan, July to September 2026 (Q2), district: Melton`.

    `measures` has title, whole_set and part_set. A set that no table prints (the rest of a percentage) is named
    after what it is the rest of.
    """
    titles = _titles(measures)
    lines = []
    for cell in recovered:
        title = titles.get(cell.set) or next(
            (words for name, words in titles.items() if name in cell.set), cell.set.replace("_", " ")
        )
        of = (
            ""
            if is_total(cell.breakdown)
            else f", {dimension(cell.breakdown).replace('_', ' ')}: {cell.group}"
        )
        year = is_yearly(cell.breakdown)
        when = said_period(cell.quarter, cell.breakdown) if year else Quarter.parse(cell.quarter).said
        lines.append(f"{title}, {when}{of}")
    return list(dict.fromkeys(lines))
