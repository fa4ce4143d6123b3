"""Rerun and upload thousands of times, and watch the memory of the server and of loading.

    python -m benchmarks.soak [--reruns 4000] [--uploads 1000] [--sessions 10]

A server of its own on 127.0.0.1 serves the made release of the tests; sessions rerun its pages round after
round, new sessions each round, as people come and go. Then files of made-up rows are dropped, checked and put aside, in
this process, on a home of its own. After each tenth the resident memory is printed; exits with 1 when the last half grew
by more than ALLOWED or anything failed.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import psutil

from benchmarks.asking import parser_of
from benchmarks.sessions import Asked, bear
from memberpanel.access.pages import PREPARE, pages_for
from memberpanel.extracts.reading import read_files
from memberpanel.home import DEMONSTRATION, make_home
from memberpanel.store.loading import abandon, accept, prepare
from tests.browser.serving import free_port, start, wait_until_healthy
from tests.ui.made_home import make_published_home

ROUNDS = 10
ALLOWED = 0.05  # of what stood at the middle
MOST = 20_000
PAGES = tuple(["", *(one.url for one in pages_for("member")[1:] if one.section != PREPARE)])


def _megabytes(process: psutil.Process) -> float:
    return process.memory_info().rss / 1e6


def _watched(called: str, rounds: Callable[[], int], process: psutil.Process) -> bool:
    """Do a round ROUNDS times, print memory after each, and say whether the last half stood still."""
    done, seen = 0, []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        done += rounds()
        seen.append(_megabytes(process))
        print(
            f"{done:>7,} {called:<10} {seen[-1]:>7.0f} MB   {time.perf_counter() - began:5.1f} s", flush=True
        )
    grew = seen[-1] / seen[ROUNDS // 2 - 1] - 1
    print(f"{called}: {grew:+.1%} over the last half")
    return grew <= ALLOWED


def soak_reruns(reruns: int, sessions: int) -> bool:
    """Rerun the members' pages of a server of its own."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    folder = tempfile.TemporaryDirectory()
    server = start(make_published_home(Path(folder.name) / "home").folder, port)
    try:
        wait_until_healthy(server, address)
        process, failed = psutil.Process(server.pid), []

        def one_round() -> int:
            done = 0
            while done < reruns // ROUNDS and not failed:
                load = bear(Asked(address, sessions, seconds=5, think=0.02, pages=PAGES))
                failed.extend(load.errors)
                done += len(load.first) + len(load.reruns)
            return done

        still = _watched("reruns", one_round, process)
        print(f"{len(failed)} failed", *sorted(set(failed))[:3])
        return still and not failed
    finally:
        server.terminate()
        server.wait(timeout=20)
        folder.cleanup()


def _file(number: int) -> bytes:
    first = date(2026, 7, 1)
    rows = [
        f"made up {number} {row},{first + timedelta(days=row % 90):%d/%m/%Y},6,Blaby" for row in range(200)
    ]
    return "\n".join(["Child ID,Referral date,Referral source,District", *rows]).encode()


def soak_uploads(uploads: int) -> bool:
    """Drop, check and put aside files of 200 made-up rows; every fiftieth is accepted."""
    with tempfile.TemporaryDirectory() as folder:
        home, dropped = make_home(Path(folder) / "home", DEMONSTRATION), iter(range(uploads))

        def one_round() -> int:
            for _ in range(uploads // ROUNDS):
                number = next(dropped)
                prepared = prepare(home, read_files([("referrals.csv", _file(number))]), actor="soak")
                (accept if number % 50 == 0 else abandon)(prepared)
            return uploads // ROUNDS

        still = _watched("uploads", one_round, psutil.Process())
        left = list(home.store.glob("preparing-*"))
        print(f"{len(left)} copies left behind")
        return still and not left


def main(arguments: list[str]) -> int:
    """Soak, and return the exit status."""
    parser = parser_of("soak", __doc__)
    parser.add_argument("--reruns", type=int, default=4_000)
    parser.add_argument("--uploads", type=int, default=1_000)
    parser.add_argument("--sessions", type=int, default=10)
    asked = parser.parse_args(arguments)
    if max(asked.reruns, asked.uploads) > MOST:
        parser.error(f"ask for at most {MOST:,}.")
    still = [soak_reruns(asked.reruns, asked.sessions)] if asked.reruns else []
    still += [soak_uploads(asked.uploads)] if asked.uploads else []
    return 0 if all(still) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
