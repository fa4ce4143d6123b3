"""How cost grows: ten times the rows, four times the quarters, five times the districts.

    python -m benchmarks.growth [--runs 3] [--quick]

Each line has the sizes, the seconds at each, and by how much the largest is dearer than the smallest; the goal is never
worse than in proportion. How sessions grow is in benchmarks.readers.
"""

import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd

from benchmarks.asking import parser_of
from benchmarks.england import LATEST, REFERRALS, counted, make_england
from benchmarks.homes import demonstration
from benchmarks.protection import DISTRICTS, PLANS, SEED, county
from benchmarks.quarter import seconds
from benchmarks.rows import Row, print_rows
from memberpanel.disclosure.attack import attack
from memberpanel.disclosure.hiding import protect
from memberpanel.home import Home
from memberpanel.measures.definition import measures
from memberpanel.quarters import last_quarters
from tests.disclosure.releases import write_release

COUNTY = 40_000 / REFERRALS  # the demonstration's share of England's referrals
NOISE = 1.15  # two runs of the same differ by as much


def curve(what: str, sizes: Sequence[int], cost: Callable[[int], float]) -> Row:
    """Return one row: the seconds at each size, and whether the largest costs no more than in proportion."""
    took = {size: cost(size) for size in sizes}
    least, most = min(sizes), max(sizes)
    times, proportion = took[most] / took[least], most / least
    said = ", ".join(f"{size}: {one:.2f} s" for size, one in took.items())
    figure = f"{said}; {times:.1f} times for {proportion:g} times"
    return (what, figure, "in proportion", times <= NOISE * proportion)


def measures_grow(home: Home, runs: int, *, rows: Sequence[int], quarters: Sequence[int]) -> list[Row]:
    """Count all measures over more rows of the county, and for more quarters of one size."""
    every = list(measures())
    with tempfile.TemporaryDirectory() as folder:
        files = {times: Path(folder) / f"{times}.duckdb" for times in rows}
        for times, file in files.items():
            make_england(home, file, times * COUNTY)
        largest = files[max(rows)]
        return [
            curve(
                "all measures, counties' worth of rows",
                rows,
                lambda times: seconds(lambda: counted(files[times], every), runs),
            ),
            curve(
                f"all measures, quarters of {max(rows)} counties",
                quarters,
                lambda many: seconds(lambda: counted(largest, every, last_quarters(LATEST, many)), runs),
            ),
        ]


def _protected(cells: pd.DataFrame):
    fixed = {"identities": [PLANS], "facts": None, "smallest_denominator": 20, "seed": SEED}
    return protect(cells, earlier=None, **fixed)


def _attacked(cells: pd.DataFrame, runs: int) -> float:
    made = _protected(cells)
    with tempfile.TemporaryDirectory() as folder:
        file = write_release(Path(folder) / "release.duckdb", cells, made.figures, **made.report["manifest"])
        return seconds(lambda: attack([file]), runs)


def _districts(many: int) -> tuple[float, ...]:
    """Return the weights of so many times the districts, each a part of one of the county's."""
    return tuple(weight / many for weight in DISTRICTS for _ in range(many))


def protection_grows(runs: int, *, quarters: Sequence[int], districts: Sequence[int]) -> list[Row]:
    """Hide from nothing and attack, for more quarters and for more districts of the made-up county."""
    by_quarters = {many: county(many) for many in quarters}
    by_districts = {many: county(min(quarters), _districts(many)) for many in districts}
    return [
        curve("hide from nothing, quarters", quarters, lambda n: seconds(lambda: _protected(by_quarters[n]), runs)),
        curve("attack, quarters", quarters, lambda n: _attacked(by_quarters[n], runs)),
        curve("hide from nothing, times the districts", districts, lambda n: seconds(lambda: _protected(by_districts[n]), runs)),
        curve("attack, times the districts", districts, lambda n: _attacked(by_districts[n], runs)),
    ]  # fmt: skip


def measure(home: Home, runs: int, *, quick: bool) -> list[Row]:
    """Return the rows of the table."""
    if quick:
        found = measures_grow(home, 1, rows=(1, 2), quarters=(2, 4))
        return found + protection_grows(1, quarters=(3, 6), districts=(1, 2))
    found = measures_grow(home, runs, rows=(1, 3, 10), quarters=(10, 20, 40))
    return found + protection_grows(runs, quarters=(6, 12, 24), districts=(1, 2, 5))


def main(arguments: Sequence[str]) -> int:
    """Measure, and print the table."""
    parser = parser_of("growth", __doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--quick", action="store_true", help="small sizes: to see that it works")
    asked = parser.parse_args(arguments)
    with demonstration() as home:
        print_rows(measure(home, asked.runs, quick=asked.quick))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
