"""Open many sessions on a Streamlit server of this machine, as browsers do, and time every rerun.

    python -m benchmarks.sessions http://127.0.0.1:8501 --sessions 50 --seconds 60 --think 2 --pages plans,referrals

Each session opens a websocket and asks for a page; then, again and again, it thinks and asks for the next. A rerun is timed
from asking until the script has finished. What a browser keeps is not sent again, so what is kept is told as it does.
Exits with 1 when anything went wrong, 2 when asked for more than MOST_SESSIONS, MOST_SECONDS, or for another machine.
"""

import asyncio
import itertools
import random
import statistics
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from benchmarks.asking import parser_of

MOST_SESSIONS, MOST_SECONDS = 400, 3_600
LONGEST_ANSWER = 60  # seconds; a rerun that takes longer is an error
LOOPBACK = frozenset(("127.0.0.1", "localhost", "::1"))
ERROR_BOX = Alert.Format.ERROR


class Unwise(ValueError):
    """The load asked for is larger, longer or further away than this tool will go."""


class PageFailed(Exception):
    """The server answered, and what it answered is an error."""


@dataclass(frozen=True)
class Asked:
    """A load: so many sessions for so many seconds, `think` seconds between two reruns of one session."""

    address: str
    sessions: int
    seconds: float
    think: float
    pages: tuple[str, ...] = ("",)

    def __post_init__(self) -> None:
        if urlsplit(self.address).hostname not in LOOPBACK:
            raise Unwise(f"{self.address} is not this machine. Name a server on 127.0.0.1.")
        if not 1 <= self.sessions <= MOST_SESSIONS:
            raise Unwise(f"{self.sessions} sessions: ask for 1 to {MOST_SESSIONS}.")
        if not 0 < self.seconds <= MOST_SECONDS:
            raise Unwise(f"{self.seconds:g} seconds: ask for at most {MOST_SECONDS}.")


@dataclass
class Load:
    """What came of a load, in milliseconds: the first run of each session, and every rerun after it."""

    first: list[float] = field(default_factory=list)
    reruns: list[float] = field(default_factory=list)
    received: int = 0  # bytes
    errors: list[str] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.reruns) if self.reruns else float("nan")

    @property
    def p95(self) -> float:
        return percentile(self.reruns, 95)

    def __str__(self) -> str:
        each = self.received / 1000 / max(len(self.first) + len(self.reruns), 1)
        said = (
            f"{len(self.reruns)} reruns in {len(self.first)} sessions: median {self.median:.0f} ms, "
            f"p95 {self.p95:.0f} ms, slowest {max(self.reruns, default=float('nan')):.0f} ms; "
            f"{each:.0f} KB a run; {len(self.errors)} errors"
        )
        return "\n  ".join([said, *sorted(set(self.errors))[:5]])


def percentile(values: Sequence[float], percent: int) -> float:
    """Return the smallest value that at least so many percent of the values do not exceed; nan of nothing."""
    if not values:
        return float("nan")
    return sorted(values)[-(-percent * len(values) // 100) - 1]


class Session:
    """One session on one websocket: what the server told it to keep, and how long its runs took."""

    def __init__(self, socket: ClientConnection, load: Load) -> None:
        self._socket, self._load, self._kept = socket, load, set()

    async def run(self, page: str) -> float:
        """Ask for a page, by its address, and return milliseconds until its script has finished."""
        asked = BackMsg()
        asked.rerun_script.page_name = page
        asked.rerun_script.cached_message_hashes.extend(self._kept)
        began = time.perf_counter()
        await self._socket.send(asked.SerializeToString())
        async with asyncio.timeout(LONGEST_ANSWER):
            while not self._finished(await self._socket.recv()):
                pass
        return (time.perf_counter() - began) * 1000

    def _finished(self, received: bytes) -> bool:
        self._load.received += len(received)
        message = ForwardMsg.FromString(received)
        if message.metadata.cacheable:
            self._kept.add(message.hash)
        kind = message.WhichOneof("type")
        if kind == "delta":
            _refuse_errors(message.delta.new_element)
        if kind != "script_finished":
            return False
        if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            raise PageFailed("the script does not compile")
        return message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY


def _refuse_errors(element) -> None:
    kind = element.WhichOneof("type")
    if kind == "exception":
        raise PageFailed(f"{element.exception.type} {element.exception.message}".strip())
    if kind == "alert" and element.alert.format == ERROR_BOX:
        raise PageFailed(element.alert.body)


async def _visit(asked: Asked, load: Load, chance: random.Random, until: float) -> None:
    """Open one session and rerun it until the time is over; what goes wrong ends it and is written down."""
    await asyncio.sleep(chance.uniform(0, asked.think))
    where = f"{asked.address.replace('http', 'ws', 1)}/_stcore/stream"
    pages = itertools.cycle(asked.pages)
    try:
        async with connect(where, origin=asked.address, max_size=None, open_timeout=LONGEST_ANSWER) as socket:
            session = Session(socket, load)
            load.first.append(await session.run(next(pages)))
            while True:
                await asyncio.sleep(asked.think * chance.uniform(0.5, 1.5))
                if time.perf_counter() > until:
                    return
                load.reruns.append(await session.run(next(pages)))
    except (OSError, TimeoutError, WebSocketException, PageFailed) as error:
        load.errors.append(f"{type(error).__name__}: {error}")


async def _all_visit(asked: Asked) -> Load:
    load, until = Load(), time.perf_counter() + asked.seconds
    await asyncio.gather(
        *(_visit(asked, load, random.Random(number), until) for number in range(asked.sessions))
    )
    return load


def bear(asked: Asked) -> Load:
    """Put a load on a server and return how it bore it; in a thread, since the caller may have a loop of its own."""
    with ThreadPoolExecutor(max_workers=1) as alone:
        return alone.submit(asyncio.run, _all_visit(asked)).result()


def _parsed(arguments: Sequence[str]) -> Asked:
    parser = parser_of("sessions", __doc__)
    parser.add_argument("address", help="such as http://127.0.0.1:8501")
    parser.add_argument("--sessions", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--think", type=float, default=2, help="seconds between two reruns of a session")
    parser.add_argument("--pages", default="", help="addresses of pages with commas between, visited in turn")
    given = parser.parse_args(arguments)
    try:
        pages = tuple(given.pages.split(","))
        return Asked(given.address.rstrip("/"), given.sessions, given.seconds, given.think, pages)
    except Unwise as refused:
        parser.error(str(refused))


def main(arguments: Sequence[str]) -> int:
    """Bear the load asked for, print what came of it, and return the exit status."""
    load = bear(_parsed(arguments))
    print(load)
    return 1 if load.errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
