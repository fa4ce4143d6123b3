"""Numbers that a later release prints anew: numbers of their own, and what a reader gets who takes one from the other.

Part of the attack: it takes nothing from restating.py, cells.py or hiding.py.
"""

from collections import defaultdict

import pandas as pd

from memberpanel.disclosure.knowledge import Fault, Knowledge, Name, about
from memberpanel.periods import is_total

AGAIN = ", as counted again for "
_CELL = ["measure", "quarter", "breakdown", "group_name"]
_LINE = ["measure", "quarter", "breakdown"]


def named_as_counted_again(everything: list[pd.DataFrame], releases: list[str]) -> list[pd.DataFrame]:
    """Return the rows of each release, the oldest first, with a set of their own for what is counted again.

    A revised county total is named after the release that printed it first. Of a breakdown the whole line is: what is
    hidden in a line that was counted again is a number that nobody has printed yet.
    """
    first: dict[tuple, str] = {}
    found = []
    for rows, release in zip(everything, releases, strict=True):
        suffixes = []
        lines = _lines_again(rows)
        for row in rows.itertuples(index=False):
            line = (row.measure, row.quarter, row.breakdown)
            if line in lines:
                suffixes.append(first.setdefault((line, lines[line]), release))
            elif row.revised and row.status == "shown" and is_total(row.breakdown):
                suffixes.append(
                    first.setdefault((line, str((row.numerator, row.denominator, row.value))), release)
                )
            else:
                suffixes.append(None)
        named = rows.copy()
        again = pd.Series(suffixes, index=rows.index, dtype=object)
        for column in ("whole_set", "part_set"):
            mine = again.notna() & (named[column] != "")
            named.loc[mine, column] += AGAIN + again[mine]
        found.append(named)
    return found


def _lines_again(rows: pd.DataFrame) -> dict[tuple, str]:
    """Return the lines of breakdowns of which a shown number is revised, with all that they print."""
    broken_down = rows[~rows["breakdown"].map(is_total).astype(bool)]
    marked = broken_down[broken_down["revised"] & (broken_down["status"] == "shown")]
    lines = set(marked[_LINE].itertuples(index=False, name=None))
    if not lines:
        return {}
    printed = defaultdict(list)
    for row in broken_down.itertuples(index=False):
        line = (row.measure, row.quarter, row.breakdown)
        if line in lines:
            printed[line].append((row.group_name, row.status, str(row.numerator), str(row.denominator)))
    return {line: str(sorted(cells)) for line, cells in printed.items()}


def learn_differences(knowledge: Knowledge, everything: list[pd.DataFrame]) -> None:
    """Take what was printed first from what was printed anew, group by group: a small rest is a few children.

    The county's own numbers are left out: that they are counted again, and marked, is what members are told. What was
    hidden and is printed anew is a fault, and so is a group that is.
    """
    before: dict[tuple, dict[str, Name]] = {}
    for rows in everything:
        for row in rows.itertuples(index=False):
            if is_total(row.breakdown) or row.status not in ("shown", "c"):
                continue
            cell = tuple(getattr(row, name) for name in _CELL)
            sides = _sides(row)
            earlier = before.setdefault(cell, sides)
            if earlier == sides:
                continue
            before[cell] = sides
            if row.status == "shown" and any(
                name in knowledge.hidden and name not in knowledge.known for name in earlier.values()
            ):
                knowledge.faults.append(
                    Fault(*sides["number"][:3], f"{row.group_name} was hidden before and is printed")
                )
            _compare(knowledge, row, earlier, sides)


def _sides(row: object) -> dict[str, Name]:
    printed = about(row)
    if printed.of is None or printed.is_share_of_total:
        return {"number": printed.number}
    return {"number": printed.number, "whole": printed.of}


def _compare(knowledge: Knowledge, row: object, earlier: dict[str, Name], sides: dict[str, Name]) -> None:
    moved = {}
    for side in earlier.keys() & sides.keys():
        then, now = knowledge.known.get(earlier[side]), knowledge.known.get(sides[side])
        if then is not None and now is not None:
            moved[side] = now - then
    if len(moved) == 2:
        moved["rest"] = moved["whole"] - moved["number"]
    for side, by in moved.items():
        if 0 < abs(by) < row.threshold:
            what = f"{sides['number'][0]}: what moved" + (f" of the {side}" if side != "number" else "")
            knowledge.small[(what, *sides["number"][1:])] = abs(by)
