"""Time a workbook of 100,000 referrals and 20 columns: dropped, checked, accepted; beside pandas with openpyxl.

    python -m benchmarks.load [--rows N]
    python -m benchmarks.load --years     ten years of a county, 250,000 rows of seven extracts, into a new home

Prints milliseconds of each step and peak memory. All rows are made up.
"""

import io
import random
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import psutil
import xlsxwriter

from benchmarks.asking import parser_of
from memberpanel.extracts.definition import code_sets, extracts
from memberpanel.extracts.reading import read_files
from memberpanel.home import LIVE, make_home
from memberpanel.settings import settings
from memberpanel.store.connecting import connect
from memberpanel.store.loading import accept, read_and_prepare

COLUMNS = 20
TEN_YEARS = {
    "contacts": 100_000, "referrals": 50_000, "assessments": 45_000, "conferences": 15_000,
    "protection_plans": 8_000, "plan_reviews": 17_000, "meetings": 15_000,
}  # fmt: skip
FIRST_DAY, DAYS = date(2021, 4, 1), 2000


def _cell(kind: str, codes: str | None, chance: random.Random, row: int) -> object:
    if kind == "reference":
        return str(4_000_000 + row * 7 % 90_001)
    if kind == "date":
        return FIRST_DAY + timedelta(days=row * DAYS // 100_000 % DAYS)
    if kind == "birth":
        return date(2006, 1, 1) + timedelta(days=chance.randrange(5_500))
    if kind == "integer":
        return 0
    if kind == "boolean":
        return chance.choice(("a) Yes", "b) No"))
    if kind == "code":
        return chance.choice(settings().districts) if codes == "district" else _code(codes, chance)
    return f"made up {row % 1000}"


def _code(codes: str, chance: random.Random) -> str:
    return chance.choice(code_sets()[codes]).value or "Unknown"


def make_workbook(rows: int, extract: str = "referrals") -> bytes:
    """Return an xlsx of so many made-up rows, with dates as dates, codes as they are written, and texts."""
    chance = random.Random(7)
    columns = [column for column in extracts()[extract].columns if column.type != "helper"][:COLUMNS]
    written = io.BytesIO()
    book = xlsxwriter.Workbook(
        written, {"constant_memory": True, "default_date_format": "dd/mm/yyyy", "in_memory": True}
    )
    sheet = book.add_worksheet(extracts()[extract].title[:31])
    sheet.write_row(0, 0, [column.heading for column in columns])
    for row in range(rows):
        sheet.write_row(row + 1, 0, [_cell(c.type, c.codes, chance, row) for c in columns])
    book.close()
    return written.getvalue()


def _step(said: str, started: float, goal: str = "") -> float:
    now = time.perf_counter()
    print(f"{said:<44}{(now - started) * 1000:>8,.0f} ms  {goal}", flush=True)
    return time.perf_counter()


@contextmanager
def _watched_children() -> Iterator[list[int]]:
    """Keep the most bytes that the processes we started held, looked at every hundredth of a second.

    What the system keeps of a child that has ended begins with the memory of the process that started it.
    """
    peak, over = [0], threading.Event()

    def look() -> None:
        while not over.wait(0.01):
            for child in psutil.Process().children(recursive=True):
                try:
                    peak[0] = max(peak[0], child.memory_info().rss)
                except psutil.NoSuchProcess:
                    continue

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield peak
    finally:
        over.set()
        watcher.join()


def load_years() -> None:
    """Load ten years of a county from nothing: each extract a workbook of its own, all dropped at once."""
    files = [(f"{name}.xlsx", make_workbook(rows, name)) for name, rows in TEN_YEARS.items()]
    print(
        f"{sum(TEN_YEARS.values()):,} rows of {len(files)} extracts, {sum(len(f) for _, f in files) / 1e6:.1f} MB"
    )
    with tempfile.TemporaryDirectory() as folder:
        home = make_home(Path(folder) / "home", LIVE)
        dropped = time.perf_counter()
        with _watched_children() as peak:
            _, prepared = read_and_prepare(home, lambda: read_files(files), actor="benchmark")
        accept(prepared)
        _step("ten years dropped to accepted", dropped, "goal: 60,000 ms")
        read, loaded = (
            sum(getattr(sheet, of) for sheet in prepared.sheets) for of in ("rows_read", "rows_loaded")
        )
        print(f"{read:,} rows read, {loaded:,} loaded, {len(prepared.findings):,} findings")
        print(f"peak memory of the reading process: {peak[0] / (1 << 20):,.0f} MB")


def load_workbook(rows: int) -> None:
    """Make the workbook, load it into a new home, and read it with pandas and openpyxl."""
    workbook = make_workbook(rows)
    print(f"{rows:,} rows, {len(workbook) / 1e6:.1f} MB")
    with tempfile.TemporaryDirectory() as folder:
        home = make_home(Path(folder) / "home", LIVE)
        dropped = time.perf_counter()
        with _watched_children() as peak:
            _, prepared = read_and_prepare(
                home, lambda: read_files([("referrals.xlsx", workbook)]), actor="benchmark"
            )
        clock = _step("dropped to findings", dropped, "goal: 4,000 ms")
        accept(prepared)
        _step("accepted", clock, "goal: 100 ms")
        with connect(home) as store:
            loaded = store.execute("select count(*) from referrals").fetchone()[0]
        print(f"{loaded:,} referrals current, {len(prepared.findings):,} findings")
    ours = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory: {ours:,.0f} MB, reading process {peak[0] / (1 << 20):,.0f} MB (goal: 400 MB)")
    clock = time.perf_counter()
    pd.read_excel(io.BytesIO(workbook), engine="openpyxl")
    _step("beside it: pandas with openpyxl, reading only", clock)


def main(arguments: Sequence[str]) -> int:
    """Load one large workbook, or ten years, as asked for."""
    parser = parser_of("load", __doc__)
    parser.add_argument("--rows", type=int, default=100_000, help="of the one workbook (100,000)")
    parser.add_argument("--years", action="store_true", help="ten years of a county instead")
    asked = parser.parse_args(arguments)
    if asked.years:
        load_years()
    else:
        load_workbook(asked.rows)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
