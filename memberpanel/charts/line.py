"""The line chart of one measure as a plain plotly specification (no figure object: pages cache dicts)."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from memberpanel.charts.look import HIDDEN_HEIGHT, Label, axis, end_labels, layout
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
from memberpanel.words.numbers import plain
from memberpanel.words.shapes import DARK_BLUE, GREY, GRID, INK, PINK, USUAL_RANGE

_CLOSE_TOGETHER = 26  # quarters: beyond these, every second year is named


def _line_of_points(plotted: list[Point]) -> dict:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": list(range(len(plotted))),
        "y": [point.value for point in plotted],
        "connectgaps": False,
        "line": {"color": DARK_BLUE, "width": 3},
        "marker": {
            "symbol": [point.shape.chart if point.unusual else "circle" for point in plotted],
            "size": [13 if point.unusual else (10 if point.provisional else 7) for point in plotted],
            "color": ["#FFFFFF" if point.provisional else point.shape.colour for point in plotted],
            "line": {"width": 2.5, "color": [point.shape.colour for point in plotted]},
            "opacity": 1,
        },
        "hovertext": [point.said for point in plotted],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _usual_ranges(plotted: list[Point]) -> list[dict]:
    shapes = []
    for first, last in segments(plotted):
        point = plotted[first]
        edges = {"x0": first - 0.4, "x1": last + 0.4, "layer": "below"}
        shapes.append(
            {
                "type": "rect",
                **edges,
                "y0": point.lower,
                "y1": point.upper,
                "fillcolor": USUAL_RANGE,
                "line": {"width": 0},
            }
        )
        shapes.append(
            {
                "type": "line",
                **edges,
                "y0": point.mean,
                "y1": point.mean,
                "line": {"color": "#8A97A6", "width": 1},
            }
        )
    return shapes


def _hidden_marks(plotted: list[Point]) -> tuple[list[dict], list[dict]]:
    """Return the hatched mark of each quarter that is not shown, of one height whatever it hides, and its symbol."""
    shapes, notes = [], []
    for place, point in enumerate(plotted):
        if point.value is not None:
            continue
        left, right, top = place - 0.3, place + 0.3, HIDDEN_HEIGHT
        hatch = (
            f"M {left},0 L {right},0 L {right},{top} L {left},{top} Z "
            f"M {left},0 L {right},{top} M {left},{top / 2} L {place},{top} M {place},0 L {right},{top / 2}"
        )
        shapes.append(
            {
                "type": "path",
                "xref": "x",
                "yref": "paper",
                "path": hatch,
                "line": {"color": GREY, "width": 1},
                "layer": "above",
            }
        )
    for middle, symbol in named_gaps(plotted):
        notes.append(
            {
                "x": middle,
                "y": HIDDEN_HEIGHT,
                "yref": "paper",
                "yanchor": "bottom",
                "showarrow": False,
                "text": symbol,
                "font": {"size": 12, "color": GREY},
            }
        )
    return shapes, notes


def _level_lines(levels: list[Reference], quarters: int) -> list[dict]:
    styles = {
        "standard": {"color": INK, "width": 2, "dash": "solid"},
        "comparator": {"color": PINK, "width": 2, "dash": "dot"},
    }
    return [
        {
            "type": "line",
            "x0": -0.6,
            "x1": quarters - 0.4,
            "y0": level.value,
            "y1": level.value,
            "line": styles[level.kind],
            "layer": "below",
        }
        for level in levels
    ]


def _breaks(plotted: list[Point], rebases: pd.DataFrame | None) -> tuple[list[dict], list[dict]]:
    """Return the dashed line and the words where a new usual range was agreed."""
    if rebases is None or rebases.empty:
        return [], []
    reasons = dict(zip(rebases["quarter"], rebases["reason"], strict=True))
    shapes, notes = [], []
    for place, point in enumerate(plotted):
        if reason := reasons.get(str(point.quarter)):
            at = {"x0": place - 0.5, "x1": place - 0.5, "yref": "paper", "y0": 0, "y1": 1}
            shapes.append({"type": "line", **at, "line": {"color": GREY, "width": 1, "dash": "dash"}})
            notes.append(
                {
                    "x": place - 0.5,
                    "y": 1,
                    "yref": "paper",
                    "yanchor": "bottom",
                    "showarrow": False,
                    "text": f"new usual range: {reason}",
                    "font": {"size": 12, "color": GREY},
                }
            )
    return shapes, notes


def _revised_notes(plotted: list[Point]) -> list[dict]:
    return [
        {
            "x": place,
            "y": point.value,
            "yshift": 14,
            "showarrow": False,
            "text": "[r]",
            "font": {"size": 12, "color": GREY},
        }
        for place, point in enumerate(plotted)
        if point.revised and point.value is not None
    ]


def line_labels(measure: Mapping[str, Any], plotted: list[Point], levels: list[Reference]) -> list[Label]:
    """Return the labels at the right ends of the lines: standard, areas, usual range, the latest value."""
    labels = [Label(level.said, level.value, INK if level.kind == "standard" else PINK) for level in levels]
    last = plotted[-1] if plotted else None
    if last and last.mean is not None:
        labels.append(Label("usual range", last.mean, GREY))
    if last and last.value is not None:
        number = plain(last.value, int(measure["decimals"])) + ("%" if measure["unit"] == "percent" else "")
        labels.append(Label(number, last.value, DARK_BLUE, bold=True))
    return labels


def _quarter_axis(plotted: list[Point]) -> dict:
    """Name the latest quarter and those a year, two years … before it."""
    step = 4 if len(plotted) <= _CLOSE_TOGETHER else 8
    places = list(range(len(plotted) - 1, -1, -step))[::-1]
    return axis(
        range=[-0.6, len(plotted) - 0.4],
        tickvals=places,
        ticktext=[plotted[place].quarter.short.replace(" ", "<br>") for place in places],
        tickangle=0,
        showline=True,
        linecolor=GRID,
    )


def _value_axis(measure: Mapping[str, Any], chosen: Axis) -> dict:
    decimals = 0 if float(chosen.step).is_integer() else 1
    suffix = "%" if measure["unit"] == "percent" else ""
    return axis(
        range=[chosen.low, chosen.high],
        tickvals=chosen.ticks,
        ticktext=[f"{plain(tick, decimals)}{suffix}" for tick in chosen.ticks],
        showgrid=True,
        gridcolor=GRID,
    )


def line_spec(
    measure: Mapping[str, Any],
    figures: pd.DataFrame,
    signals: pd.DataFrame,
    *,
    comparators: pd.DataFrame | None = None,
    rebases: pd.DataFrame | None = None,
    height: int = 340,
) -> dict:
    """Return {'data', 'layout'} for plotly, from the same frames as the table and the words.

    Directly labelled; the usual range shaded; a quarter not shown leaves a gap with a hatched mark that is the
    same whatever it hides. Show it with `config=look.CONFIG`.
    """
    plotted = points(measure, figures, signals)
    levels = references(measure, comparators)
    chosen = value_axis(measure, plotted, levels)
    hatches, symbols = _hidden_marks(plotted)
    break_lines, break_notes = _breaks(plotted, rebases)
    labels = line_labels(measure, plotted, levels)
    longest = max((len(label.text) for label in labels), default=0)
    return {
        "data": [_line_of_points(plotted)],
        "layout": layout(
            height=height,
            right=min(24 + 8 * longest, 210),
            xaxis=_quarter_axis(plotted),
            yaxis=_value_axis(measure, chosen),
            shapes=[*_usual_ranges(plotted), *_level_lines(levels, len(plotted)), *hatches, *break_lines],
            annotations=[
                *end_labels(labels, low=chosen.low, high=chosen.high),
                *symbols,
                *break_notes,
                *_revised_notes(plotted),
            ],
        ),
    }
