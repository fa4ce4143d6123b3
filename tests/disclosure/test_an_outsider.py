"""An outsider with the published list of figures alone works out nothing, and most of what naive hiding hides."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from memberpanel.measures.counting import count_all
from memberpanel.quarters import Quarter
from memberpanel.settings import settings
from memberpanel.store.connecting import connect
from tests.disclosure.an_outsider import FREE, Name, Outsider, documented, sides_of

ROOT = Path(__file__).resolve().parents[2]
SMALL = range(1, 6)


def _figures(home, *more: str) -> list[dict]:
    """Return what `figures --format json` prints."""
    done = subprocess.run(
        [sys.executable, "-m", "memberpanel", "figures", "--format", "json", *more],
        check=True,
        cwd=ROOT,
        env={**os.environ, "MEMBERPANEL_HOME": str(home.folder)},
        capture_output=True,
    )
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def published(demo_home) -> list[list[dict]]:
    """Return the figures of every published release, the earliest first."""
    names = sorted(one.name for one in demo_home.releases.iterdir() if one.is_dir())
    return [_figures(demo_home, "--release", name) for name in names]


@pytest.fixture(scope="module")
def truth(demo_home, published) -> dict[tuple, dict]:
    """Return the true numbers behind every cell of the catalogue, counted from the store."""
    quarters = [Quarter.parse(one) for one in sorted({row["quarter"] for row in published[-1]})]
    with connect(demo_home) as store:
        cells = count_all(store, quarters=quarters, settings=settings())
    keys = ["measure", "quarter", "breakdown", "group_name"]
    cells = cells.astype({"numerator": object, "denominator": object})
    return cells.set_index(keys)[["numerator", "denominator", "value"]].to_dict("index")


def _recovered(outsider: Outsider) -> dict[Name, int]:
    """Return the hidden numbers that have but one whole number left to be."""
    found = {}
    for name, (low, high) in outsider.intervals().items():
        if high - low < 1 - FREE and round(low) - FREE <= high and low <= round(high) + FREE:
            found[name] = round((low + high) / 2)
    return found


def _naive(rows: list[dict], truth: dict[tuple, dict], heads: dict[str, dict]) -> list[dict]:
    """Return the same tables as one makes them who hides each cell with 1 to 5 in it, and nothing else."""
    told = []
    for row in rows:
        true = truth.get(_cell(row))
        if row["status"] == "c" and true is not None:
            row = {
                **row,
                "status": "shown",
                "numerator": true["numerator"],
                "denominator": true["denominator"],
            }
        protected = heads[row["measure"]]["protect"] != "things"
        if row["status"] == "shown" and protected and _small(row["numerator"], row["denominator"]):
            row = {**row, "status": "c", "numerator": None, "denominator": None, "value": None}
        told.append(row)
    return told


def _cell(row: dict) -> tuple:
    return (row["measure"], row["quarter"], row["breakdown"], row["group"])


def _small(*counts: float) -> bool:
    return any(not pd.isna(count) and count in SMALL for count in counts)


def _secrets(rows: list[dict], truth: dict[tuple, dict], heads: dict[str, dict]) -> dict[tuple, tuple]:
    """Return the cells of the tables with 1 to 5 on a side, the "no" side of a percentage too: both numbers."""
    found = {}
    for row in rows:
        true, head = truth.get(_cell(row)), heads[row["measure"]]
        if row["status"] in ("shown", "c") and true is not None and head["protect"] != "things":
            part, whole = true["numerator"], true["denominator"]
            counts = (part, whole, whole - part) if head["statistic"] == "percent" else (part,)
            if _small(*counts):
                found[_cell(row)] = (part, whole)
    return found


def _seen_through(row: dict, head: dict, numbers: dict[Name, float]) -> tuple:
    """Return the numbers of a cell as an outsider has them in the end, printed or worked out; None where not."""
    sides = sides_of(row, head)
    return tuple(numbers.get(sides.get(side)) for side in ("numerator", "denominator"))


def test_nothing_is_worked_out_from_the_published_lists(published) -> None:
    heads = documented()
    outsider = Outsider()
    for rows in published:
        outsider.read(rows, heads)
    assert len(outsider.hidden) > 100 and len(outsider.sums) > 500
    assert _recovered(outsider) == {}


def test_most_of_what_naive_hiding_leaves_small_is_worked_out(published, truth) -> None:
    heads = documented()
    rows = _naive(published[-1], truth, heads)
    secrets = _secrets(rows, truth, heads)
    outsider = Outsider()
    outsider.read(rows, heads)
    numbers = outsider.known | _recovered(outsider)
    right = 0
    for row in rows:
        if (true := secrets.get(_cell(row))) is not None:
            known = _seen_through(row, heads[row["measure"]], numbers)
            right += all(pd.isna(one) or one == seen for one, seen in zip(true, known, strict=True))
    assert len(secrets) >= 20
    assert right >= len(secrets) / 2, (right, len(secrets))


def test_the_product_hides_every_cell_that_is_small(published, truth) -> None:
    secrets = _secrets(published[-1], truth, documented())
    shown = {_cell(row) for row in published[-1] if row["status"] == "shown"}
    assert secrets.keys() & shown == set()
