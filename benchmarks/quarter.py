"""Time a quarter's release of the demonstration county, twenty quarters protected from nothing, and the packs.

    python -m benchmarks.quarter [--runs 3]

A release is what `python -m memberpanel release` does: count every measure, hide, attack, write. From nothing is a county
that begins to use the dashboard: nothing was published, so that every quarter is protected anew, then attacked.
"""

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from benchmarks.asking import parser_of, print_measured
from benchmarks.rows import Row
from memberpanel.drafting.draft import draft
from memberpanel.home import Home
from memberpanel.packs.making import make_packs
from memberpanel.release.reading import open_release
from memberpanel.release.which import current

QUARTER, ACTOR = "2026-27-Q2", "benchmark"
RELEASE_SECONDS, NOTHING_SECONDS, PACK_SECONDS = 15, 180, 3


def seconds(job: Callable[[], object], runs: int) -> float:
    """Return the median seconds of a job done so many times."""
    took = []
    for _ in range(runs):
        began = time.perf_counter()
        job()
        took.append(time.perf_counter() - began)
    return statistics.median(took)


def release_again(home: Home, runs: int) -> Row:
    """Draft the latest quarter against what was published before it."""
    took = seconds(lambda: draft(home, QUARTER, actor=ACTOR), runs)
    what = "a quarter's release of the demonstration county: count, protect, attack, write"
    return (what, f"{took:.1f} s", f"{RELEASE_SECONDS} s", took <= RELEASE_SECONDS)


def from_nothing(home: Home, runs: int) -> Row:
    """Draft the latest quarter when nothing was published."""
    shutil.rmtree(home.releases)
    home.releases.mkdir(mode=0o700)
    took = seconds(lambda: draft(home, QUARTER, actor=ACTOR), runs)
    with closing(open_release(max(home.drafts.glob(f"{QUARTER}*")))) as release:
        quarters = len(release.quarters())
    what = f"{quarters} quarters protected from nothing: the same, when nothing was published"
    return (what, f"{took:.1f} s", f"{NOTHING_SECONDS} s", took <= NOTHING_SECONDS)


def packs(home: Home, runs: int) -> list[Row]:
    """Make slides, PDF, workbook and HTML of the published quarter: the first in a process, and again."""
    with closing(open_release(current(home))) as release, tempfile.TemporaryDirectory() as folder:
        first = seconds(lambda: make_packs(release, Path(folder)), 1)
        again = seconds(lambda: make_packs(release, Path(folder)), runs)
    return [
        ("packs: slides, PDF, workbook, HTML; the first in a process", f"{first:.1f} s", "", None),
        ("packs again", f"{again:.1f} s", f"{PACK_SECONDS} s", again <= PACK_SECONDS),
    ]


def measure(home: Home, runs: int) -> list[Row]:
    """Return the rows of the table; the home's releases are gone afterwards."""
    return [*packs(home, runs), release_again(home, runs), from_nothing(home, runs)]


def main(arguments: Sequence[str]) -> int:
    """Measure, and print the table."""
    return print_measured(parser_of("quarter", __doc__), arguments, runs=3, measure=measure)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
