"""One run at a time: a second one waits for the first, but never for long, and a run that takes long lets it by."""

import threading
from queue import Empty, Queue

import pytest

from memberpanel.ui.turns import in_turn

SOON = 10.0  # seconds until a test gives up on something that should come


def _begins(longest: float) -> Queue:
    """Begin a run in a thread of its own; return where it says that it has begun."""
    said: Queue = Queue()

    def run() -> None:
        with in_turn(longest):
            said.put("begun")

    threading.Thread(target=run, daemon=True).start()
    return said


def test_a_run_waits_until_the_one_before_has_ended():
    with in_turn():
        second = _begins(SOON)
        with pytest.raises(Empty):
            second.get(timeout=0.3)
    assert second.get(timeout=SOON) == "begun"


def test_a_run_that_takes_long_lets_the_next_one_by():
    with in_turn() as turn:
        turn.end()
        assert _begins(SOON).get(timeout=SOON) == "begun"
        turn.end()  # ending twice takes nobody else's turn


def test_nobody_waits_for_a_run_that_does_not_end():
    with in_turn():
        assert _begins(0.05).get(timeout=SOON) == "begun"
    # and who went on without a turn did not end another's
    with in_turn():
        second = _begins(SOON)
        with pytest.raises(Empty):
            second.get(timeout=0.3)
    assert second.get(timeout=SOON) == "begun"


def test_a_run_that_fails_ends_its_turn():
    with pytest.raises(ValueError, match="stopped"), in_turn():
        raise ValueError("stopped")
    assert _begins(SOON).get(timeout=SOON) == "begun"
