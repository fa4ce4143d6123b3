"""One page at a time: who asks while another page is drawn waits its turn, for a moment at most.

One interpreter draws all pages. Twenty at once share it and all come late; one after the other, most come at once
(benchmarks/README.md, sessions).
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

LONGEST = 1.0  # seconds; whoever holds the turn longer is slow, and nobody waits for that
_TURN = threading.Lock()


class Turn:
    """The turn of one run; ended early by a run that will take long."""

    def __init__(self, *, mine: bool) -> None:
        self._mine = mine

    def end(self) -> None:
        """Let the next one begin."""
        if self._mine:
            self._mine = False
            _TURN.release()


@contextmanager
def in_turn(longest: float = LONGEST) -> Iterator[Turn]:
    """Wait for the turn, but no more than `longest` seconds; then go on with it or without."""
    turn = Turn(mine=_TURN.acquire(timeout=longest))
    try:
        yield turn
    finally:
        turn.end()
