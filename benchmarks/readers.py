"""Time members reading: a rerun beside an empty app, the start, and many sessions at once, with the server's memory.

    python -m benchmarks.readers HOME [--sessions 1 50 100 200] [--seconds 20] [--runs 3]

HOME is a home with a published release. The empty app runs with the dashboard's settings, in the same run. Prints the
table of README.md; medians over the runs.
"""

import argparse
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.servers import DASHBOARD, PEERS, Server, serving
from benchmarks.sessions import Asked, Load, bear

PAGES = ("at-a-glance", "referrals", "plans", "proceedings", "meetings")
FULLEST = "plans"


def _alone(server: Server, page: str, seconds: float) -> Load:
    """Return how a single session fares that asks again at once, after one that has warmed the server."""
    for _ in range(2):
        load = bear(Asked(server.address, 1, seconds, 0.05, (page,)))
    return load


def _beside_empty(home: Path, *, seconds: float, runs: int) -> list[tuple[str, str]]:
    ours, empty, starts, floors = [], [], [], []
    for _ in range(runs):
        with serving(DASHBOARD, told={"MEMBERPANEL_HOME": str(home)}) as server:
            ours.append(_alone(server, FULLEST, seconds).median)
            starts.append(server.seconds_to_start)
        with serving(PEERS / "empty.py") as server:
            empty.append(_alone(server, "", seconds).median)
            floors.append(server.seconds_to_start)
    mine, floor = statistics.median(ours), statistics.median(empty)
    start, floor_start = statistics.median(starts), statistics.median(floors)
    return [
        (f"a rerun of `{FULLEST}`, one session", f"{mine:.0f} ms"),
        ("beside it, an empty app", f"{floor:.0f} ms ({mine / floor:.1f} times)"),
        ("from start to healthy", f"{start:.1f} s"),
        ("beside it, an empty app", f"{floor_start:.1f} s ({start / floor_start:.1f} times)"),
    ]


def _together(home: Path, sessions: Sequence[int], seconds: float) -> list[tuple[str, str]]:
    found = []
    for count in sessions:
        with serving(DASHBOARD, told={"MEMBERPANEL_HOME": str(home)}) as server:
            bear(Asked(server.address, 1, 3, 0.1, PAGES))
            load = bear(Asked(server.address, count, seconds, 2, PAGES))
            found.append(
                (
                    f"{count} sessions, 2 s to think, five pages in turn",
                    f"median {load.median:.0f} ms, p95 {load.p95:.0f} ms, {len(load.errors)} errors, "
                    f"{server.megabytes:.0f} MB",
                )
            )
    return found


def main(arguments: Sequence[str]) -> int:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.readers", description=__doc__.splitlines()[0])
    parser.add_argument("home", type=Path)
    parser.add_argument("--sessions", type=int, nargs="+", default=[1, 50, 100, 200])
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args(arguments)
    rows = _beside_empty(asked.home.resolve(), seconds=min(asked.seconds, 8), runs=asked.runs)
    rows += _together(asked.home.resolve(), asked.sessions, asked.seconds)
    print("\n".join(f"| {what} | {found} |" for what, found in rows))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
