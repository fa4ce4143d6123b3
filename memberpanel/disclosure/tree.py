"""Whether the tables of a set hang together as a tree: only then are sums of lines all that a reader could use."""

import pandas as pd

from memberpanel.disclosure.cells import TOTAL
from memberpanel.refusals import Refused


class NotATree(Refused):
    """Percentages of one set are broken down so that the tables bind each other in a circle."""


def refuse_circles(cells: pd.DataFrame) -> None:
    """Raise NotATree where percentages of a set and their breakdowns make a circle (docs/decisions/0501).

    Two percentages of the same set, each by district and by age, are one: the full cross-classification then knows
    more than the sums of lines with which the hiding and the attack reckon.
    """
    percents = cells[
        (cells["part_set"] != "") & (cells["breakdown"] != TOTAL) & (cells["protect"] != "things")
    ]
    tables = percents[["whole_set", "part_set", "breakdown", "measure"]].drop_duplicates(
        ["whole_set", "part_set", "breakdown"]
    )
    for whole, edges in tables.groupby("whole_set", sort=True):
        joined: dict[str, str] = {}
        for edge in edges.itertuples(index=False):
            part, breakdown = _root(joined, f"part {edge.part_set}"), _root(joined, f"by {edge.breakdown}")
            if part == breakdown:
                raise NotATree(
                    f'{edge.measure}.sql, breakdowns: "{edge.breakdown}" closes a circle with the other percentages '
                    f'of "{whole}". Break the percentages of one set down by one dimension, the same or different; '
                    "leave the other to the count."
                )
            joined[part] = breakdown


def _root(joined: dict[str, str], name: str) -> str:
    while name in joined:
        name = joined[name]
    return name
