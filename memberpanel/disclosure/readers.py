"""Readers who know more than the files say: which hidden numbers are the small ones (B), and what the others are (C).

disclosure.md, S5. Which cell is of which class is told by whoever drafts, from the counts; no release has it. Part of the
attack, and written apart from the hiding.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pandas as pd

from memberpanel.disclosure.knowledge import Name, about

A, B, C = "A", "B", "C"
WIDTH = {B: 2, C: 1}  # how wide a small number's range must be left
ENDLESS = 100_000.0
Range = tuple[float, float]


@dataclass
class Classes:
    """The range that a reader who knows its class holds possible for each number that is small, or is not."""

    small: dict[Name, Range] = field(default_factory=dict)
    others: dict[Name, Range] = field(default_factory=dict)

    def ranges(self, reader: str) -> dict[Name, Range]:
        return self.small if reader == B else {**self.others, **self.small}


@dataclass(frozen=True)
class Narrowed:
    """A small number of which a reader is left with too narrow a range.

    Whoever has the files alone (A) may not prove it to be small; a side that is never printed looks the same when it is
    none, so this too can be told only while drafting.
    """

    name: Name
    reader: str
    lowest: int
    highest: int


def classes_of(cells: pd.DataFrame, earlier: pd.DataFrame | None) -> Classes:
    """Return the classes of the counted cells; what was hidden earlier has none, since it is not known any more.

    `cells` is the frame that hiding.protect takes; `earlier` the figures of every release published before.
    """
    classes, key = Classes(), ["measure", "quarter", "breakdown", "group_name"]
    hidden = earlier[earlier["status"] == "c"] if earlier is not None else cells.iloc[:0]
    before = set(hidden[key].itertuples(index=False, name=None))
    counted = cells[(cells["state"] == "counted") & (cells["protect"] != "things")]
    counted = counted.assign(
        part_set=counted["part_set"].astype(object).where(counted["part_set"].notna(), "")
    )
    unsure: set[Name] = set()
    for row in counted.itertuples(index=False):
        for name, number, children in _numbers(row):
            if (row.measure, row.quarter, row.breakdown, row.group_name) in before:
                unsure.add(name)
            _classify(classes, name, number, children, float(row.threshold))
    for name in unsure:
        classes.small.pop(name, None)
        classes.others.pop(name, None)
    return classes


def _numbers(row: object) -> Iterator[tuple[Name, float, float]]:
    """Yield the numbers of a counted row with the children behind each."""
    printed = about(row)
    if row.statistic in ("median", "mean"):
        yield printed.number, row.denominator, row.children
    elif printed.of is None or printed.is_share_of_total:
        yield printed.number, row.numerator, row.children
    else:
        rest = (f"{row.whole_set} but not {row.part_set}", *printed.number[1:])
        yield printed.of, row.denominator, row.children
        yield printed.number, row.numerator, row.part_children
        yield rest, row.denominator - row.numerator, row.rest_children


def _classify(classes: Classes, name: Name, number: float, children: float, threshold: float) -> None:
    behind = number if children is None or children != children else min(number, children)
    if 0 < behind < threshold:
        highest = threshold - 1 if number < threshold else ENDLESS
        least, most = classes.small.get(name, (1.0, 0.0))
        classes.small[name] = (least, max(most, highest))
    elif " but not " not in name[0]:
        classes.others[name] = (0.0, 0.0) if number == 0 else (min(threshold, number), ENDLESS)
