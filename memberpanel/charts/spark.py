"""A line small enough to stand under a number, as SVG."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from memberpanel.charts.points import Point, points, value_axis
from memberpanel.words.shapes import DARK_BLUE

WIDTH, HEIGHT, EDGE = 150, 36, 6


def _places(plotted: list[Point], *, low: float, high: float) -> list[tuple[float, float] | None]:
    step = (WIDTH - 2 * EDGE) / max(len(plotted) - 1, 1)
    span = (high - low) or 1
    return [
        None
        if point.value is None
        else (EDGE + step * at, HEIGHT - EDGE - (point.value - low) / span * (HEIGHT - 2 * EDGE))
        for at, point in enumerate(plotted)
    ]


def runs_of(places: list[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    """Split places at the gaps, so that a line never crosses a quarter that is not shown."""
    runs: list[list[tuple[float, float]]] = [[]]
    for place in places:
        if place is None:
            runs.append([])
        else:
            runs[-1].append(place)
    return [run for run in runs if run]


def marker(shape: str, x: float, y: float, *, size: float, fill: str, stroke: str) -> str:
    """Return one SVG mark: a circle, diamond, square or triangle (named as plotly names them)."""
    style = f'fill="{fill}" stroke="{stroke}" stroke-width="{size / 4:.1f}"'
    corners = {
        "diamond": ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
        "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
        "triangle-up": ((0, -1.1), (1.1, 0.9), (-1.1, 0.9)),
        "triangle-down": ((0, 1.1), (1.1, -0.9), (-1.1, -0.9)),
    }.get(shape)
    if not corners:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}" {style}/>'
    at = " ".join(f"{x + size * across:.1f},{y + size * down:.1f}" for across, down in corners)
    return f'<polygon points="{at}" {style}/>'


def _scale(measure: Mapping[str, Any], plotted: list[Point]) -> tuple[float, float]:
    """Return bottom and top from shown values, never stretching a change of under a tenth to fill the height."""
    values = [point.value for point in plotted if point.value is not None]
    if not values:
        chosen = value_axis(measure, plotted, [])
        return chosen.low, chosen.high
    middle = (min(values) + max(values)) / 2
    half = max((max(values) - min(values)) / 2, abs(middle) * 0.05, 0.5)
    return middle - half, middle + half


def spark_svg(measure: Mapping[str, Any], figures: pd.DataFrame, signals: pd.DataFrame) -> str:
    """Return an SVG of 150 by 36 without text; its words stand beside it, so it is hidden from screen readers."""
    plotted = points(measure, figures, signals)
    low, high = _scale(measure, plotted)
    places = _places(plotted, low=low, high=high)
    lines = [
        f'<polyline fill="none" stroke="{DARK_BLUE}" stroke-width="2" points="'
        + " ".join(f"{x:.1f},{y:.1f}" for x, y in run)
        + '"/>'
        for run in runs_of(places)
    ]
    last = places[-1] if places else None
    if last:
        point = plotted[-1]
        shape = point.shape.chart if point.unusual else "circle"
        lines.append(marker(shape, *last, size=4, fill=point.shape.colour, stroke=point.shape.colour))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
        f'height="{HEIGHT}" aria-hidden="true">{"".join(lines)}</svg>'
    )
