"""The four rules: which points of a series are part of something that chance seldom does.

Each rule takes and returns plain lists, so that its tests are truth tables.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

RUN = 7  # points in a trend or a shift; the NHS workbook offers 6 or 7
PRECEDENCE = ("outside", "trend", "two_of_three", "shift")
LOWER_HIGHER = {1: "high", -1: "low"}


class _Limits(Protocol):
    mean: float
    lower: float
    upper: float
    near_lower: float
    near_upper: float


@dataclass(frozen=True)
class Run:
    """A rule that fired at a point, and its way: 1 high or rising, -1 low or falling."""

    rule: str
    way: int


def _sign(number: float) -> int:
    """Return 1, -1 or 0; a gap (NaN) is 0 and so breaks every run."""
    return 0 if math.isnan(number) or number == 0 else (1 if number > 0 else -1)


def sides(values: Sequence[float], mean: float) -> list[int]:
    """Return 1 above the mean, -1 below it, 0 on it or hidden."""
    return [_sign(value - mean) for value in values]


def beyond(values: Sequence[float], lower: float, upper: float) -> list[int]:
    """Return 1 strictly above the upper line, -1 strictly below the lower, else 0."""
    return [1 if value > upper else -1 if value < lower else 0 for value in values]


def _completed(directions: Sequence[int], length: int) -> list[int]:
    """Return the direction at each place that ends so many equal, non-zero directions in a row."""
    done, so_far = [], 0
    for place, way in enumerate(directions):
        so_far = so_far + 1 if place and way == directions[place - 1] else 1
        done.append(way if way and so_far >= length else 0)
    return done


def shift_completed(relative_to_mean: Sequence[int], *, run: int = RUN) -> list[int]:
    """Return the points that end a run on one side of the mean; a point on the mean breaks it."""
    return _completed(relative_to_mean, run)


def trend_completed(values: Sequence[float], *, run: int = RUN) -> list[int]:
    """Return the points that end a run each higher (or lower) than the last; a tie breaks it."""
    moves = [_sign(after - before) for before, after in zip(values, values[1:], strict=False)]
    return [0, *_completed(moves, run - 1)] if len(values) else []


def part_of_run(completed: Sequence[int], *, run: int = RUN) -> list[int]:
    """Mark every point of a run that was completed, not only its last."""
    part = [0] * len(completed)
    for place, way in enumerate(completed):
        if way:
            for back in range(max(0, place - run + 1), place + 1):
                part[back] = way
    return part


def two_of_three(near: Sequence[int], side: Sequence[int]) -> list[int]:
    """Mark points beyond the near limit in any three in a row, all on one side, of which two or more are.

    `near` is non-zero beyond the near limit.
    """
    flagged = [0] * len(near)
    for start in range(len(near) - 2):
        window = range(start, start + 3)
        one_side = side[start] != 0 and len({side[place] for place in window}) == 1
        if one_side and sum(near[place] != 0 for place in window) >= 2:
            for place in window:
                if near[place]:
                    flagged[place] = side[start]
    return flagged


def fired(values: Sequence[float], lines: _Limits) -> list[list[Run]]:
    """Return, for each point, the rules that fired there."""
    side = sides(values, lines.mean)
    rules: dict[str, Callable[[], list[int]]] = {
        "outside": lambda: beyond(values, lines.lower, lines.upper),
        "trend": lambda: part_of_run(trend_completed(values)),
        "two_of_three": lambda: two_of_three(beyond(values, lines.near_lower, lines.near_upper), side),
        "shift": lambda: part_of_run(shift_completed(side)),
    }
    ways = {rule: marks() for rule, marks in rules.items()}
    return [
        [Run(rule, ways[rule][place]) for rule in PRECEDENCE if ways[rule][place]]
        for place in range(len(values))
    ]
