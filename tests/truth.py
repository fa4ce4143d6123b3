"""Two homes that differ in hidden numbers alone: one release file holds them beside their symbol, the other does not.

A page or pack drawn from the one must be, to the letter, the one drawn from the other: then no hidden number has a say
in anything shown, be it a number, an order, a scale, a name for the ear or a text on hovering.
"""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import duckdb
import pandas as pd

from memberpanel.drafting.protected_cells import counted_cells
from memberpanel.drafting.signals import signal_rows
from memberpanel.home import Home, open_home
from memberpanel.measures.definition import measures
from memberpanel.periods import TOTAL
from memberpanel.quarters import Quarter
from memberpanel.release.files import content_hash, release_file
from memberpanel.release.reading import open_release
from memberpanel.release.which import current, move_pointer, standing
from memberpanel.settings import settings
from memberpanel.store.connecting import connect

KEY = ["measure", "quarter", "breakdown", "group_name"]
NUMBERS = [
    "numerator",
    "value",
]  # what a percentage is of stands beside its symbol where another table shows it


def true_numbers(home: Home) -> pd.DataFrame:
    """Return KEY and NUMBERS of every cell that the current release hides, as the case store counts it now."""
    release = open_release(current(home))
    figures = release.all_figures()
    hidden = figures.loc[figures["status"] == "c", KEY]
    quarters = [Quarter.parse(quarter) for quarter in release.quarters()["quarter"]]
    release.close()
    chosen = {name: measures()[name] for name in hidden["measure"].unique()}
    with connect(home) as store:
        cells = counted_cells(store, quarters=quarters, council=settings(), chosen=chosen)
    return hidden.merge(cells[[*KEY, *NUMBERS]], on=KEY, how="left", validate="one_to_one")


def many_more(home: Home) -> pd.DataFrame:
    """Return KEY and NUMBERS of shown cells for a test to hide too, in every table and in the latest quarter.

    The latest county figure of every other measure, the one a year before of the rest, and every third cell of a table.
    """
    release = open_release(current(home))
    figures = release.all_figures()
    latest = str(release.quarter)
    year_before = str(release.quarter.plus(-4))
    release.close()
    names = list(figures["measure"].unique())
    odd = figures["measure"].map(names.index) % 2 == 1
    totals = figures["breakdown"] == TOTAL
    chosen = totals & (odd & (figures["quarter"] == latest) | ~odd & (figures["quarter"] == year_before))
    chosen |= ~totals & (pd.Series(range(len(figures)), index=figures.index) % 3 == 0)
    return figures.loc[chosen & (figures["status"] == "shown"), [*KEY, *NUMBERS]].reset_index(drop=True)


def a_home(home: Home, folder: Path, *, hidden: pd.DataFrame, told: bool) -> Home:
    """Copy a home without its case store; hide the cells in its current release, and where `told` keep their numbers.

    Signals are judged again from what is still shown.
    """
    shutil.copytree(home.folder, folder, ignore=shutil.ignore_patterns("store", "demonstration-spreadsheets"))
    copy = open_home(folder)
    path = current(copy)
    numbers = ", ".join(f"{name} = {f'hidden.{name}' if told else 'null'}" for name in NUMBERS)
    same = " and ".join(f"figures.{name} = hidden.{name}" for name in KEY)
    with duckdb.connect(str(release_file(path))) as file:
        file.register("hidden", hidden)
        file.execute(f"update figures set status = 'c', {numbers} from hidden where {same}")
        figures, rows, rebases = (
            file.execute(f"from {table}").df() for table in ("figures", "measures", "rebases")
        )
        file.register("judged", signal_rows(figures, rows, rebases))
        file.execute("delete from signals")
        file.execute("insert into signals by name from judged")
    now = standing(copy)
    move_pointer(copy, replace(now, hashes={**now.hashes, path.name: content_hash(path)}))
    approval = path / "approval.json"
    facts = json.loads(approval.read_text(encoding="utf-8"))
    approval.write_text(json.dumps({**facts, "content_hash": content_hash(path)}), encoding="utf-8")
    return copy
