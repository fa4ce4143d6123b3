"""Sets that different measures count from different records and that hold the same children: one cell, not two.

Contacts that became a referral are the referrals. What each of two tables hides beside a small number must not be told
from what the other one shows.
"""

from collections.abc import Sequence

import pandas as pd

from memberpanel.disclosure.cells import Key, Line, counts_of, of_people
from memberpanel.quarters import Quarter


def same_cells(rows: pd.DataFrame, pairs: Sequence[dict]) -> tuple[dict[Key, Key], list[Line]]:
    """Return which cell another one is, and the lines (of set `one`) in which the two sets differ.

    `pairs` are the tables [[same]] of queries/identities.toml: `one`, `other`, and by how many `quarters_later` the
    other counts it. A line in which one group differs is left out whole: nobody can then rely on the rest of it.
    """
    counted = rows[(rows["state"] == "counted") & of_people(rows)]
    numbers: dict[Key, float | None] = {}
    for row in counted.itertuples(index=False):
        for key, number in counts_of(row, ""):
            # What was hidden earlier is not known any more, only recounted: it denies nothing.
            numbers[key] = None if row.frozen == "c" and key not in numbers else number
    twins: dict[Key, Key] = {}
    differing: list[Line] = []
    for pair in pairs:
        for line, found in _lines(numbers, pair).items():
            if all(_agree(numbers[one], numbers[other]) for one, other in found):
                twins.update({other: one for one, other in found})
            else:
                differing.append(line)
    return twins, differing


def _lines(numbers: dict[Key, float | None], pair: dict) -> dict[Line, list[tuple[Key, Key]]]:
    lines: dict[Line, list[tuple[Key, Key]]] = {}
    for key in numbers:
        later = Quarter.parse(key.quarter).plus(int(pair.get("quarters_later", 0)))
        other = key._replace(set=pair["other"], quarter=str(later))
        if key.set == pair["one"] and other in numbers:
            lines.setdefault((key.set, key.quarter, key.breakdown), []).append((key, other))
    return lines


def _agree(one: float | None, other: float | None) -> bool:
    return one is None or other is None or one == other
