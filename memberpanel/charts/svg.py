"""The line chart for print and for the self-contained file, as SVG: the same points as the chart on screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil
from typing import Any

import pandas as pd

from memberpanel.charts.line import line_labels
from memberpanel.charts.look import HIDDEN_HEIGHT, Label, spread
from memberpanel.charts.points import (
    Axis,
    Point,
    Reference,
    named_gaps,
    points,
    references,
    segments,
    value_axis,
)
from memberpanel.charts.spark import marker, runs_of
from memberpanel.words.numbers import plain
from memberpanel.words.shapes import DARK_BLUE, GREY, GRID, INK, PINK, USUAL_RANGE

FONT = "Arial, 'Liberation Sans', Helvetica, sans-serif"
_LEFT, _TOP, _BOTTOM = 52, 26, 30
_LABEL_WIDTH = 94
_LETTER = 7.0  # a generous width of one letter at 13 pixels


@dataclass(frozen=True)
class Frame:
    """Where the plot lies within the picture, and how a quarter and a value become a place in it."""

    width: float
    height: float
    right: float
    quarters: int
    axis: Axis

    @property
    def inside(self) -> float:
        return self.width - _LEFT - self.right

    @property
    def floor(self) -> float:
        return self.height - _BOTTOM

    def across(self, place: float) -> float:
        return _LEFT + (place + 0.5) * self.inside / max(self.quarters, 1)

    def up(self, value: float) -> float:
        share = (value - self.axis.low) / ((self.axis.high - self.axis.low) or 1)
        return self.floor - share * (self.floor - _TOP)


def _text(x: float, y: float, words: str, *, colour: str = INK, size: int = 13, more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{colour}" {more}>{escape(words)}</text>'


def _rule(
    x1: float, y1: float, x2: float, y2: float, *, colour: str, width: float = 1, dash: str = ""
) -> str:
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" '
        f'stroke-width="{width}"{dashes}/>'
    )


def _grid(measure: Mapping[str, Any], frame: Frame) -> list[str]:
    decimals = 0 if float(frame.axis.step).is_integer() else 1
    suffix = "%" if measure["unit"] == "percent" else ""
    drawn = []
    for tick in frame.axis.ticks:
        height = frame.up(tick)
        drawn.append(_rule(_LEFT, height, frame.width - frame.right, height, colour=GRID))
        words = f"{plain(tick, decimals)}{suffix}"
        drawn.append(_text(_LEFT - 8, height + 4.5, words, more='text-anchor="end"'))
    return drawn


def _quarters(plotted: Sequence[Point], frame: Frame) -> list[str]:
    year = 4 * frame.inside / max(frame.quarters, 1)
    places = range(len(plotted) - 1, -1, -4 * ceil(_LABEL_WIDTH / year))
    return [
        _text(
            frame.across(place), frame.height - 8, plotted[place].quarter.short, more='text-anchor="middle"'
        )
        for place in places
    ]


def _ranges(plotted: Sequence[Point], frame: Frame) -> list[str]:
    drawn = []
    for first, last in segments(list(plotted)):
        point = plotted[first]
        left, right = frame.across(first - 0.4), frame.across(last + 0.4)
        top, bottom = frame.up(point.upper), frame.up(point.lower)
        drawn.append(
            f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" height="{bottom - top:.1f}" '
            f'fill="{USUAL_RANGE}"/>'
        )
        drawn.append(_rule(left, frame.up(point.mean), right, frame.up(point.mean), colour="#8A97A6"))
    return drawn


def _levels(levels: Sequence[Reference], frame: Frame) -> list[str]:
    look = {
        "standard": {"colour": INK, "width": 2},
        "comparator": {"colour": PINK, "width": 2, "dash": "2 4"},
    }
    return [
        _rule(
            _LEFT, frame.up(level.value), frame.width - frame.right, frame.up(level.value), **look[level.kind]
        )
        for level in levels
    ]


def _hidden(plotted: Sequence[Point], frame: Frame) -> list[str]:
    """Draw the hatched mark of each quarter not shown: one height, whatever it hides."""
    tall, half = HIDDEN_HEIGHT * (frame.floor - _TOP), 0.3 * frame.inside / max(frame.quarters, 1)
    drawn = []
    for place, point in enumerate(plotted):
        if point.value is not None:
            continue
        middle = frame.across(place)
        drawn.append(
            f'<path d="M {middle - half:.1f} {frame.floor:.1f} h {2 * half:.1f} v {-tall:.1f} h {-2 * half:.1f} z '
            f"M {middle - half:.1f} {frame.floor:.1f} l {2 * half:.1f} {-tall:.1f} "
            f"M {middle - half:.1f} {frame.floor - tall / 2:.1f} l {half:.1f} {-tall / 2:.1f} "
            f'M {middle:.1f} {frame.floor:.1f} l {half:.1f} {-tall / 2:.1f}" fill="none" stroke="{GREY}"/>'
        )
    for place, symbol in named_gaps(plotted):
        x, y = frame.across(place), frame.floor - tall - 4
        drawn.append(_text(x, y, symbol, colour=GREY, size=12, more='text-anchor="middle"'))
    return drawn


def _line(plotted: Sequence[Point], frame: Frame) -> list[str]:
    places = [
        None if point.value is None else (frame.across(at), frame.up(point.value))
        for at, point in enumerate(plotted)
    ]
    drawn = [
        f'<polyline fill="none" stroke="{DARK_BLUE}" stroke-width="2.5" points="'
        + " ".join(f"{x:.1f},{y:.1f}" for x, y in run)
        + '"/>'
        for run in runs_of(places)
    ]
    for point, place in zip(plotted, places, strict=True):
        if place is None:
            continue
        shape = point.shape.chart if point.unusual else "circle"
        size = 6 if point.unusual else 4
        fill = "#FFFFFF" if point.provisional else point.shape.colour
        drawn.append(marker(shape, *place, size=size, fill=fill, stroke=point.shape.colour))
        if point.revised:
            drawn.append(
                _text(place[0], place[1] - 10, "[r]", colour=GREY, size=12, more='text-anchor="middle"')
            )
    return drawn


def _breaks(plotted: Sequence[Point], rebases: pd.DataFrame | None, frame: Frame) -> list[str]:
    if rebases is None or rebases.empty:
        return []
    reasons = dict(zip(rebases["quarter"], rebases["reason"], strict=True))
    drawn = []
    for place, point in enumerate(plotted):
        if reason := reasons.get(str(point.quarter)):
            x = frame.across(place - 0.5)
            drawn.append(_rule(x, _TOP, x, frame.floor, colour=GREY, dash="5 4"))
            words = f"new usual range: {reason}"
            drawn.append(_text(x, _TOP - 8, words, colour=GREY, size=12, more='text-anchor="middle"'))
    return drawn


def _end_labels(labels: Sequence[Label], frame: Frame) -> list[str]:
    heights = spread([label.at for label in labels], low=frame.axis.low, high=frame.axis.high)
    return [
        _text(
            frame.width - frame.right + 8,
            frame.up(height) + 4.5,
            label.text,
            colour=label.colour,
            more='font-weight="bold"' if label.bold else "",
        )
        for label, height in zip(labels, heights, strict=True)
    ]


def line_svg(
    measure: Mapping[str, Any],
    figures: pd.DataFrame,
    signals: pd.DataFrame,
    *,
    comparators: pd.DataFrame | None = None,
    rebases: pd.DataFrame | None = None,
    width: int = 760,
    height: int = 300,
    alt: str = "",
    brief: bool = False,
) -> str:
    """Return the chart as SVG text; `alt` is its accessible name (give it always where it is shown in HTML).

    `brief` is for a chart so small that only its latest value is named beside it.
    """
    plotted = points(measure, figures, signals)
    levels = references(measure, comparators)
    labels = [label for label in line_labels(measure, plotted, levels) if label.bold or not brief]
    right = 24 + _LETTER * max((len(label.text) for label in labels), default=0)
    frame = Frame(width, height, right, len(plotted), value_axis(measure, plotted, levels))
    drawn = [
        *_ranges(plotted, frame),
        *_grid(measure, frame),
        *_levels(levels, frame),
        *_breaks(plotted, rebases, frame),
        *_hidden(plotted, frame),
        *_line(plotted, frame),
        *_quarters(plotted, frame),
        *_end_labels(labels, frame),
    ]
    named = f'role="img" aria-label="{escape(alt)}"' if alt else 'aria-hidden="true"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" {named} '
        f'font-family="{FONT}">{"".join(drawn)}</svg>'
    )
