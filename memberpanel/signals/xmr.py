"""Tell an unusual quarter from an ordinary one: XmR limits and four rules (NHS Making Data Count).

Pure arithmetic on shown values. Deviations from NHS practice: docs/decisions/0301-xmr-signals.md.
"""

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, median

import pandas as pd

from memberpanel.quarters import Quarter
from memberpanel.signals.rules import LOWER_HIGHER, PRECEDENCE, Run, fired

LIMIT = 2.66  # 3 / d2 for ranges of two points
NEAR = 2 * LIMIT / 3
SCREEN = 3.267  # D4: a moving range at or above this many averages is itself an outlier
QUARTERS_NEEDED = 13
SMALLEST_MEDIAN = 5  # of a count: below it list the events, draw no limits
COLUMNS = ["quarter", "segment", "mean", "lower", "upper", "point", "side", "meaning", "why_none"]


@dataclass(frozen=True)
class Limits:
    """The centre line, the natural process limits and the near limits of one stretch of quarters."""

    mean: float
    lower: float
    upper: float
    near_lower: float
    near_upper: float


def moving_ranges(values: Sequence[float]) -> list[float]:
    """Return absolute differences of neighbouring points, none across a gap (NaN)."""
    steps = [abs(after - before) for before, after in zip(values, values[1:], strict=False)]
    return [step for step in steps if not math.isnan(step)]


def average_range(values: Sequence[float], *, screen: bool = True) -> float:
    """Return the average moving range; screening drops ranges of 3.267 averages or more, once."""
    ranges = moving_ranges(values)
    if not ranges:
        return 0.0
    average = fmean(ranges)
    kept = [step for step in ranges if step < SCREEN * average] if screen else ranges
    return fmean(kept) if kept else 0.0


def limits(values: Sequence[float], *, screen: bool = True) -> Limits:
    """Return the limits of a stretch; the mean is of every shown point, screened or not."""
    mean = fmean(value for value in values if not math.isnan(value))
    spread = average_range(values, screen=screen)
    return Limits(
        mean, mean - LIMIT * spread, mean + LIMIT * spread, mean - NEAR * spread, mean + NEAR * spread
    )


def _why_no_limits(values: Sequence[float], *, counts: bool, rebased: bool, standard: float | None) -> str:
    shown = [value for value in values if not math.isnan(value)]
    if len(shown) < QUARTERS_NEEDED:
        since = " since the agreed change" if rebased else ""
        how_many = f"only {len(shown)} quarters are" if len(shown) != 1 else "only 1 quarter is"
        return f"{how_many} shown{since}: {QUARTERS_NEEDED} are needed to say what is usual"
    if counts and median(shown) < SMALLEST_MEDIAN:
        return "the numbers are too small to say what is usual"
    if standard is not None and all(value == standard for value in shown):
        return "every quarter shown met the standard exactly, so there is no usual range to draw"
    if average_range(values) == 0:
        return "the figure hardly ever changes, so there is no usual range to draw"
    return ""


def _meaning(side: str, good_is: str) -> str:
    if good_is == "neither":
        return "neutral"
    return "improvement" if side == good_is else "concern"


def _judged(runs: Iterable[Run], good_is: str) -> tuple[str, str, str]:
    """Choose among the rules that fired at one point: a concern before all else, then by precedence."""
    candidates = sorted(
        runs,
        key=lambda run: (_meaning(LOWER_HIGHER[run.way], good_is) != "concern", PRECEDENCE.index(run.rule)),
    )
    if not candidates:
        return "common", "none", "common"
    first = candidates[0]
    side = LOWER_HIGHER[first.way]
    return first.rule, side, _meaning(side, good_is)


def _segment(values: Sequence[float], *, good_is: str, why: str) -> list[dict]:
    if why:
        empty = {"mean": None, "lower": None, "upper": None, "point": "none", "side": "none"}
        return [{**empty, "meaning": "none", "why_none": why} for _ in values]
    lines = limits(values)
    rows = []
    for value, runs in zip(values, fired(values, lines), strict=True):
        hidden = math.isnan(value)
        point, side, meaning = ("none", "none", "none") if hidden else _judged(runs, good_is)
        why_none = "this quarter is not shown" if hidden else ""
        rows.append(
            {
                "mean": lines.mean,
                "lower": lines.lower,
                "upper": lines.upper,
                "point": point,
                "side": side,
                "meaning": meaning,
                "why_none": why_none,
            }
        )
    return rows


def _every_quarter(values: pd.Series) -> pd.Series:
    """Put in the quarters that are missing between the first and the last, as NaN, so that they break a run."""
    numbers = pd.to_numeric(values, errors="coerce").astype(float)
    if numbers.empty:
        return numbers
    quarters = sorted(Quarter.parse(quarter) for quarter in numbers.index)
    spine = [quarters[0].plus(step) for step in range(quarters[-1].minus(quarters[0]) + 1)]
    return numbers.reindex([str(quarter) for quarter in spine])


def signal_frame(
    values: pd.Series,
    *,
    good_is: str,
    rebases: Collection[str] = (),
    standard: float | None = None,
    statistic: str = "count",
) -> pd.DataFrame:
    """Return what is unusual about each quarter of one measure, as table signals without its measure column.

    `values` by quarter ('2026-27-Q2'), NaN where hidden or missing. `rebases` are the quarters from which a new
    usual range was agreed. `statistic` of 'count' draws no limits when the median is under 5.
    """
    whole = _every_quarter(values)
    starts = sorted(str(quarter) for quarter in rebases)
    segment_of = [1 + sum(start <= quarter for start in starts) for quarter in whole.index]
    rows: list[dict] = []
    for segment in sorted(set(segment_of)):
        part = [value for value, of in zip(whole, segment_of, strict=True) if of == segment]
        why = _why_no_limits(part, counts=statistic == "count", rebased=segment > 1, standard=standard)
        rows += [{"segment": segment, **row} for row in _segment(part, good_is=good_is, why=why)]
    frame = pd.DataFrame(rows, columns=COLUMNS[1:])
    frame.insert(0, "quarter", list(whole.index))
    frame[["mean", "lower", "upper"]] = frame[["mean", "lower", "upper"]].astype(float)
    return frame[frame["quarter"].isin(set(values.index))].reset_index(drop=True)
