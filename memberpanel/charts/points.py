"""What a line chart plots: the one frame that plotly, the print chart, PowerPoint and the alt text share."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Any

import pandas as pd

from memberpanel.quarters import Quarter
from memberpanel.words.given import given
from memberpanel.words.headline import value_words
from memberpanel.words.numbers import plain
from memberpanel.words.shapes import Shape, is_signal, shape_of
from memberpanel.words.signal_words import NO_SIGNAL, from_its_beginning

_LONGEST_LABEL = 28
_HIGH_PERCENT = 60  # a percentage that never falls below this may start its axis higher, and says so

LONGEST_STANDARD = 16  # letters that fit beside a chart


@dataclass(frozen=True)
class Point:
    """One quarter of one measure, as it is drawn; `value` is None where it is not shown."""

    quarter: Quarter
    value: float | None
    said: str
    symbol: str
    shape: Shape
    unusual: bool
    provisional: bool
    revised: bool
    segment: int
    lower: float | None
    upper: float | None
    mean: float | None


@dataclass(frozen=True)
class Axis:
    """The bottom, the top and the step of a value axis; blank, without numbers, where no quarter is shown."""

    low: float
    high: float
    step: float
    blank: bool = False

    @property
    def ticks(self) -> list[float]:
        if self.blank:
            return []
        count = round((self.high - self.low) / self.step)
        return [round(self.low + self.step * place, 6) for place in range(count + 1)]


@dataclass(frozen=True)
class Reference:
    """A level to compare with: a standard, a target or another area's published figure."""

    value: float
    said: str
    kind: str  # standard | comparator


def _said(measure: Mapping[str, Any], figure: Mapping[str, Any], quarter: Quarter) -> str:
    if figure["status"] != "shown":
        reason = f": {figure['reason']}" if given(figure["reason"]) else ""
        return f"{quarter.short}: not shown [{figure['status']}]{reason}"
    words = f"{quarter.short}: {value_words(measure, figure['value'])}"
    if given(figure["numerator"]) and given(figure["denominator"]) and measure["per"] == "none":
        words += f" ({plain(figure['numerator'])} of {plain(figure['denominator'])})"
    return (
        words
        + (", provisional" if figure["provisional"] else "")
        + (", revised" if figure["revised"] else "")
    )


def _number(value: Any) -> float | None:
    return float(value) if given(value) else None


def clipped(measure: Mapping[str, Any], value: float | None) -> float | None:
    """Keep a limit within what the measure can be: not below nothing, nor above 100 per cent."""
    if value is None:
        return None
    return max(0.0, min(100.0, value) if measure["unit"] == "percent" else value)


def points(measure: Mapping[str, Any], figures: pd.DataFrame, signals: pd.DataFrame) -> list[Point]:
    """Return the points of the chart in order of quarter."""
    found = []
    by_quarter = {signal["quarter"]: signal for signal in signals.to_dict("records")}
    for figure in from_its_beginning(figures).to_dict("records"):
        quarter = Quarter.parse(figure["quarter"])
        signal = by_quarter.get(figure["quarter"], NO_SIGNAL)
        shown = figure["status"] == "shown"
        found.append(
            Point(
                quarter=quarter,
                value=float(figure["value"]) if shown else None,
                said=_said(measure, figure, quarter),
                symbol="" if shown else figure["status"],
                shape=shape_of(signal),
                unusual=shown and is_signal(signal),
                provisional=bool(figure["provisional"]),
                revised=bool(figure["revised"]),
                segment=int(signal["segment"]),
                lower=clipped(measure, _number(signal.get("lower"))),
                upper=clipped(measure, _number(signal.get("upper"))),
                mean=_number(signal.get("mean")),
            )
        )
    return found


def named_gaps(plotted: list[Point]) -> list[tuple[float, str]]:
    """Return where each run of quarters not shown has its middle, and its symbol, said once for a run."""
    runs: list[tuple[int, int, str]] = []
    for place, point in enumerate(plotted):
        if point.value is not None:
            continue
        if runs and runs[-1][1] == place - 1 and runs[-1][2] == point.symbol:
            runs[-1] = (runs[-1][0], place, point.symbol)
        else:
            runs.append((place, place, point.symbol))
    return [((start + end) / 2, f"[{symbol}]") for start, end, symbol in runs]


def segments(plotted: list[Point]) -> list[tuple[int, int]]:
    """Return first and last place of each stretch that has a usual range drawn."""
    stretches: dict[int, list[int]] = {}
    for place, point in enumerate(plotted):
        if point.mean is not None:
            stretches.setdefault(point.segment, []).append(place)
    return [(places[0], places[-1]) for places in stretches.values()]


def references(measure: Mapping[str, Any], comparators: pd.DataFrame | None) -> list[Reference]:
    """Return the standard or target, and where a year may stand beside a quarter, the areas' latest year.

    Only a stock (counted at a quarter's end) may be drawn beside an annual figure, and only in the same unit.
    """
    found = []
    if given(measure["standard"]):
        # Long words would be cut off at the edge; the headline says them whole.
        words = str(measure["standard_words"])
        label = f"standard: {words}" if len(words) <= LONGEST_STANDARD else "standard"
        found.append(Reference(float(measure["standard"]), label, "standard"))
    elif given(measure["target"]):
        target = f"{plain(measure['target'])}%" if measure["unit"] == "percent" else plain(measure["target"])
        found.append(Reference(float(measure["target"]), f"target: {target}", "standard"))
    if comparators is None or comparators.empty or measure["kind"] != "stock":
        return found
    if measure["unit"] not in ("percent", "rate"):
        return found
    wanted = comparators[
        comparators["area_kind"].isin(["neighbours", "england"]) & (comparators["status"] == "shown")
    ]
    for _, row in wanted.sort_values("year").groupby("area_kind", sort=True).tail(1).iterrows():
        area = "neighbours" if row["area_kind"] == "neighbours" else row["area"]
        said = f"{area} {plain(row['value'], int(measure['decimals']))} (March {row['year']})"
        found.append(Reference(float(row["value"]), said, "comparator"))
    return found


def _step(span: float) -> float:
    rough = max(span, 1e-9) / 5
    power = 10 ** floor(log10(rough))
    return next(power * size for size in (1, 2, 2.5, 5, 10) if power * size >= rough)


def value_axis(measure: Mapping[str, Any], plotted: list[Point], levels: list[Reference]) -> Axis:
    """Choose the axis from what is shown alone: from 0, or for a percentage always high from a round number."""
    values = [p.value for p in plotted if p.value is not None]
    values += [limit for p in plotted for limit in (p.lower, p.upper) if limit is not None]
    values += [level.value for level in levels]
    if not values:
        return Axis(0, 1, 1, blank=True)
    percent = measure["unit"] == "percent"
    low = 10.0 * floor((min(values) - 1) / 10) if percent and min(values) > _HIGH_PERCENT else 0.0
    step = _step(max(values) * 1.02 - low)
    high = low + step * ceil((max(values) * (1.0 if percent else 1.02) - low) / step)
    return Axis(low, min(high, 100.0) if percent else max(high, 1.0), step)


def axis_words(chosen: Axis) -> str:
    """Say so when an axis does not start at 0."""
    return f"The axis starts at {plain(chosen.low)}, not at 0." if chosen.low else ""
