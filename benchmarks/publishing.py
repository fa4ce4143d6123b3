"""Publish and withdraw again and again while people read: no read may fail.

    python -m benchmarks.publishing [--sessions 50] [--rounds 10]

A server of its own on 127.0.0.1 serves the made release of the tests. While sessions read one page after the other, each
round puts a draft beside it, approves it (which attacks it), publishes it, and withdraws the one before, by the services
that the dashboard and the command line use. Exits with 1 when any read ended in an error.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.asking import parser_of
from benchmarks.sessions import Asked, Load, bear
from memberpanel.home import Home
from memberpanel.release.approving import approve, publish, withdraw
from memberpanel.release.which import standing
from tests.browser.serving import serving
from tests.made_release import NAME
from tests.release.drafted_home import put_draft
from tests.ui.made_home import make_published_home

PAGES = ("at-a-glance", "plans", "packs", "about", "referrals")
THINK, LEAST_SECONDS = 0.5, 10  # seconds


def _round(home: Home, number: int) -> None:
    """Publish one version more, and withdraw the one before it."""
    quarter, _, version = NAME.rpartition("-v")
    name, before = (f"{quarter}-v{int(version) + step}" for step in (number, number - 1))
    put_draft(home, name)
    approve(home, name, actor="Director", role="director")
    publish(home, name, actor="Director", role="director")
    time.sleep(THINK)
    if before in standing(home).published:
        withdraw(home, before, actor="Director", role="director", reason="Counted again")


def publish_under_readers(
    home: Home, sessions: int, rounds: int, *, told: Callable[[str], None] = lambda _: None
) -> Load:
    """Return how so many sessions fared while so many versions were published and withdrawn."""
    with serving(home.folder) as address, ThreadPoolExecutor(max_workers=1) as alone:
        seconds = max(LEAST_SECONDS, 3 * rounds)
        reading = alone.submit(bear, Asked(address, sessions, seconds, THINK, PAGES))
        for number in range(1, rounds + 1):
            time.sleep(THINK)
            _round(home, number)
            told(f"published {number} of {rounds}")
        return reading.result()


def main(arguments: Sequence[str]) -> int:
    """Publish under readers, print how they fared, and return 1 when a read failed."""
    parser = parser_of("publishing", __doc__)
    parser.add_argument("--sessions", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=10)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        home = make_published_home(Path(folder) / "home")
        load = publish_under_readers(
            home, asked.sessions, asked.rounds, told=lambda words: print(words, file=sys.stderr)
        )
    print(load)
    return 1 if load.errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
