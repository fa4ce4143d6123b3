"""Say in a few words whether a quarter is out of the ordinary. 'No signal' is never said as 'no problem'."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from memberpanel.quarters import Quarter
from memberpanel.words.grammar import large_first, small_first
from memberpanel.words.numbers import in_words
from memberpanel.words.shapes import is_signal, shape_of

NO_SIGNAL = {"point": "none", "side": "none", "meaning": "none", "segment": 1, "why_none": ""}
_NOTHING_YET = 8  # quarters
_TREND_MOVES = 6  # seven points each lower than the last are six falls


def latest_signal(signals: pd.DataFrame, quarter: str) -> Mapping[str, Any]:
    """Return the row of signals for a quarter, or one that says nothing where there is none."""
    quarters = signals["quarter"].tolist()
    return signals.iloc[quarters.index(quarter)].to_dict() if quarter in quarters else dict(NO_SIGNAL)


def from_its_beginning(figures: pd.DataFrame) -> pd.DataFrame:
    """Leave out the quarters before the first that could be counted: no gap of the measure, but its beginning.

    Of a measure that could never be counted, the latest two years are kept.
    """
    rows = figures.sort_values("quarter")
    could = rows["status"].isin(["x", "z"]).tolist()
    return rows.iloc[could.index(False) :] if False in could else rows.tail(_NOTHING_YET)


def moves_in_a_row(values: pd.Series) -> int:
    """Return how many quarters up to the last each rose (positive) or fell (negative) on the one before."""
    steps = list(values.astype(float).diff())
    way, count = 0, 0
    for step in reversed(steps):
        sign = 0 if pd.isna(step) else (step > 0) - (step < 0)
        if sign == 0 or (way and sign != way):
            break
        way, count = sign, count + 1
    return way * count


def quarters_on_one_side(values: pd.Series, mean: float) -> int:
    """Return for how many quarters up to the last the values lay on the side of the mean where the last lies."""
    differences = list(values.astype(float) - mean)
    last_above, count = differences[-1] > 0, 0
    for difference in reversed(differences):
        if pd.isna(difference) or difference == 0 or (difference > 0) != last_above:
            break
        count += 1
    return count


def shown_series(figures: pd.DataFrame) -> pd.Series:
    """Return the values by quarter, NaN where one is not shown, with every quarter between first and last."""
    values = figures["value"].astype(float).where(figures["status"] == "shown")
    by_quarter = pd.Series(list(values), index=[Quarter.parse(quarter) for quarter in figures["quarter"]])
    if by_quarter.empty:
        return by_quarter
    first, last = min(by_quarter.index), max(by_quarter.index)
    return by_quarter.reindex([first.plus(step) for step in range(last.minus(first) + 1)])


def _run_words(moves: int) -> str:
    way = "higher" if moves > 0 else "lower"
    return f"{way} in each of the last {in_words(abs(moves))} quarters"


def _rule_words(signal: Mapping[str, Any], values: pd.Series) -> str:
    high = signal["side"] == "high"
    if signal["point"] == "outside":
        return "unusually high" if high else "unusually low"
    if signal["point"] == "two_of_three":
        return f"{'high' if high else 'low'} for its usual range in two of the last three quarters"
    if signal["point"] == "shift":
        run = quarters_on_one_side(values, signal["mean"])
        return f"{'above' if high else 'below'} average in each of the last {in_words(run)} quarters"
    moves = moves_in_a_row(values)
    if abs(moves) >= _TREND_MOVES:
        return _run_words(moves)
    return f"part of a long {'rise' if high else 'fall'}"


def _since_when(signals: pd.DataFrame, values: pd.Series, signal: Mapping[str, Any]) -> str:
    """Return ' in each of the last eight quarters' where the quarters before lay outside on the same side too."""
    outside = {
        row["quarter"]
        for row in signals.to_dict("records")
        if row["point"] == "outside" and row["side"] == signal["side"] and row["segment"] == signal["segment"]
    }
    run = 0
    for quarter in reversed(values.index):
        if str(quarter) not in outside or pd.isna(values[quarter]):
            break
        run += 1
    return f" in each of the last {in_words(run)} quarters" if run > 1 else ""


def _usual_words(signals: pd.DataFrame, values: pd.Series, segment: int) -> str:
    quarters = {str(quarter) for quarter in values.dropna().index}
    in_segment = signals[(signals["segment"] == segment) & signals["quarter"].isin(quarters)]
    return f"within the usual range of the last {len(in_segment)} quarters"


def signal_words(figures: pd.DataFrame, signals: pd.DataFrame) -> str:
    """Return 'unusually low, and lower in each of the last eight quarters', 'within the usual range of …'.

    For the latest quarter of the figures, which must be shown. Without limits: why there are none.
    """
    values = shown_series(figures)
    signal = latest_signal(signals, str(values.index[-1]))
    if signal["point"] == "none":
        return small_first(signal["why_none"].rstrip("."))
    if signal["point"] == "common":
        return _usual_words(signals, values, signal["segment"])
    words = _rule_words(signal, values)
    moves = moves_in_a_row(values)
    if signal["point"] == "outside" and abs(moves) < _TREND_MOVES:
        return f"{words}{_since_when(signals, values, signal)}"
    if signal["point"] != "trend" and abs(moves) >= _TREND_MOVES:
        return f"{words}, {'and' if (moves > 0) == (signal['side'] == 'high') else 'but'} {_run_words(moves)}"
    return words


def short_signal_words(figures: pd.DataFrame, signals: pd.DataFrame) -> str:
    """Return the words of a tile: a shape and a phrase where there is a signal, 'Within the usual range' or why not."""
    values = shown_series(figures)
    signal = latest_signal(signals, str(values.index[-1]))
    if signal["point"] == "none":
        return "Too few quarters to judge" if "needed" in signal["why_none"] else "No usual range drawn"
    if not is_signal(signal):
        return "Within the usual range"
    words = signal_words(figures, signals)
    return f"{shape_of(signal).sign} {large_first(words)}"
