"""Time members reading: a rerun beside an empty app, the start, and many sessions at once, with the server's memory.

    python -m benchmarks.readers [--sessions 1 50 100 200] [--seconds 20] [--runs 3]

The empty app runs with the dashboard's settings; the plain app shows the same charts with Streamlit's defaults, and is
asked for one number of sessions, BESIDE. Prints the rows of README.md; medians over the runs.
"""

import statistics
import sys
from collections.abc import Sequence

from benchmarks.asking import parser_of
from benchmarks.homes import demonstration
from benchmarks.rows import Row, print_rows
from benchmarks.servers import DASHBOARD, DEFAULTS, PEERS, Server, serving
from benchmarks.sessions import Asked, Load, bear
from memberpanel.home import Home

PAGES = ("", "referrals", "plans", "proceedings", "meetings")  # the first page is known by no name
FULLEST = "plans"
WARMING = 15  # seconds: each page is made once, which takes up to two
THINK, BESIDE = 2, 50  # seconds; sessions that the plain app is asked for
MOST_TIMES, MOST_MILLISECONDS, MOST_P95, MOST_MEGABYTES = 2.5, 20, 60, 400


def _alone(server: Server, page: str, seconds: float) -> Load:
    """Return how a single session fares that asks again at once, after one that has warmed the server."""
    for _ in range(2):
        load = bear(Asked(server.address, 1, seconds, 0.05, (page,)))
    return load


def beside_empty(home: Home, *, seconds: float, runs: int) -> list[Row]:
    """Time a rerun of the fullest page and the start of the server, in turn with an empty app's."""
    ours, empty, starts, floors = [], [], [], []
    for _ in range(runs):
        with serving(DASHBOARD, told={"MEMBERPANEL_HOME": str(home.folder)}) as server:
            ours.append(_alone(server, FULLEST, seconds).median)
            starts.append(server.seconds_to_start)
        with serving(PEERS / "empty.py") as server:
            empty.append(_alone(server, "", seconds).median)
            floors.append(server.seconds_to_start)
    mine, floor = statistics.median(ours), statistics.median(empty)
    start, floor_start = statistics.median(starts), statistics.median(floors)
    return [
        (
            f"a rerun of `{FULLEST}`, one session; an empty app",
            f"{mine:.1f} ms beside {floor:.1f} ms ({mine / floor:.1f} times)",
            f"{MOST_TIMES} times and {MOST_MILLISECONDS} ms",
            mine <= min(MOST_TIMES * floor, MOST_MILLISECONDS),
        ),
        (
            "from start to healthy; an empty app",
            f"{start:.1f} s beside {floor_start:.1f} s ({start / floor_start:.1f} times)",
            "2 times",
            start <= 2 * floor_start,
        ),
    ]


def _borne(server: Server, sessions: int, seconds: float, pages: Sequence[str]) -> tuple[Load, str]:
    """Return how so many sessions fare on a server on which somebody has seen each page, and the same in words with the server's memory."""
    bear(Asked(server.address, 1, WARMING, 0.1, tuple(pages)))
    load = bear(Asked(server.address, sessions, seconds, THINK, tuple(pages)))
    said = f"median {load.median:.0f} ms, p95 {load.p95:.0f} ms, {len(load.errors)} errors"
    return load, f"{said}, {server.megabytes:.0f} MB"


def together(home: Home, sessions: Sequence[int], seconds: float) -> list[Row]:
    """Put more and more sessions on the dashboard, each number on a new server; the plain app bears one of them."""
    told, rows = {"MEMBERPANEL_HOME": str(home.folder)}, []
    for count in sessions:
        with serving(DASHBOARD, told=told) as server:
            load, said = _borne(server, count, seconds, PAGES)
            reached = load.p95 <= MOST_P95 and not load.errors and server.megabytes <= MOST_MEGABYTES
        goal = f"p95 {MOST_P95} ms, no errors, {MOST_MEGABYTES} MB" if count == BESIDE else ""
        what = f"{count} sessions, {THINK} s to think, five pages in turn"
        rows.append((what, said, goal, reached if goal else None))
    with serving(PEERS / "plain.py", options=DEFAULTS, told=told, folder=PEERS) as server:
        _, said = _borne(server, min(BESIDE, max(sessions)), seconds, PAGES)
    return [*rows, (f"beside it, a plain app with {min(BESIDE, max(sessions))}", said, "", None)]


def measure(home: Home, *, sessions: Sequence[int], seconds: float, runs: int) -> list[Row]:
    """Return the rows of the table."""
    return beside_empty(home, seconds=min(seconds, 8), runs=runs) + together(home, sessions, seconds)


def main(arguments: Sequence[str]) -> int:
    """Measure, and print the table."""
    parser = parser_of("readers", __doc__)
    parser.add_argument("--sessions", type=int, nargs="+", default=[1, 50, 100, 200])
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args(arguments)
    with demonstration() as home:
        print_rows(measure(home, sessions=asked.sessions, seconds=asked.seconds, runs=asked.runs))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
