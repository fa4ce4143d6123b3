"""Figures that somebody who knows the children asks not to show, whatever their size (withheld.csv; disclosure.md, S4 f)."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from memberpanel.disclosure.cells import Figure
from memberpanel.refusals import Refused

FILE = "withheld.csv"
WITHHELD = "Withheld"  # how what is noted of it begins
COLUMNS = ("measure", "quarter", "breakdown", "group", "reason")


class WrongWithheld(Refused):
    """withheld.csv cannot be read as it stands."""


def read_withheld(folder: Path) -> pd.DataFrame:
    """Read the home's withheld.csv: COLUMNS, empty when there is no such file; raise WrongWithheld."""
    file = folder / FILE
    if not file.exists():
        return pd.DataFrame(columns=list(COLUMNS))
    rows = pd.read_csv(file, dtype=str, keep_default_na=False)
    missing = [column for column in COLUMNS if column not in rows.columns]
    if missing:
        raise WrongWithheld(f"{FILE} has no column {', '.join(missing)}. Wanted: {', '.join(COLUMNS)}.")
    rows["breakdown"] = rows["breakdown"].replace("", "total")
    rows["group"] = rows["group"].replace("", "all")
    return rows[list(COLUMNS)]


def withheld_cells(
    withheld: pd.DataFrame | None, rows: pd.DataFrame, figures: Sequence[Figure]
) -> tuple[set[int], list[str]]:
    """Return the cells that are not to be shown, and words about those that cannot be kept back any more, or are none.

    What was published is out: it stands as it was.
    """
    if withheld is None or withheld.empty:
        return set(), []
    by_row = {figure.row: figure for figure in figures}
    places = {
        (row.measure, row.quarter, row.breakdown, row.group_name): row for row in rows.itertuples(index=False)
    }
    cells, notes = set(), []
    for asked in withheld.itertuples(index=False):
        words = f"{asked.measure} in {asked.quarter}, {asked.breakdown} {asked.group}"
        row = places.get((asked.measure, asked.quarter, asked.breakdown, asked.group))
        if row is None or row.position not in by_row:
            notes.append(f"{WITHHELD}, but in no table: {words}")
        elif row.frozen in ("shown", "z"):
            notes.append(f"{WITHHELD} too late, it was published: {words}")
        else:
            cells.add(by_row[row.position].printed[-1])
    return cells, notes
