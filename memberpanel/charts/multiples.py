"""A breakdown over time as small multiples: one small line a group, all on one scale from 0, as SVG."""

from collections.abc import Mapping
from html import escape
from math import ceil
from typing import Any

import pandas as pd

from memberpanel.charts.points import Point, points, value_axis
from memberpanel.charts.spark import marker, runs_of
from memberpanel.quarters import Quarter
from memberpanel.words.given import given
from memberpanel.words.grammar import small_first
from memberpanel.words.numbers import FEW, SYMBOLS, plain, short_value
from memberpanel.words.shapes import DARK_BLUE, GREY, GRID, INK

WIDTH, ACROSS = 1040, 4
_CELL, _PLOT, _LEFT, _GAP = 118, 62, 40, 22
_NOTHING = pd.DataFrame(columns=["quarter"])


def _lines(measure: Mapping[str, Any], figures: pd.DataFrame) -> dict[str, list[Point]]:
    """Return the points of each group that applies in any quarter, in the groups' own order, over the same quarters."""
    quarters = sorted(figures.loc[~figures["status"].isin(["x", "z"]), "quarter"].unique())
    kept = figures[figures["quarter"].isin(quarters)].sort_values(["group_order", "group_name"])
    groups = kept.loc[kept["status"] != "z", "group_name"].drop_duplicates()
    return {
        group: points(measure, kept[kept["group_name"] == group].sort_values("quarter"), _NOTHING)
        for group in groups
    }


def _said(measure: Mapping[str, Any], figures: pd.DataFrame, group: str) -> str:
    """Return the latest number of a group with its unit, '1 of 2' where it is a percentage of very few, or its symbol."""
    rows = figures[figures["group_name"] == group]
    row = rows.loc[rows["quarter"].idxmax()].to_dict()
    if row["status"] != "shown":
        return SYMBOLS[row["status"]]
    if measure["unit"] == "percent" and given(row["numerator"]) and row["denominator"] < FEW:
        return f"{plain(row['numerator'])} of {plain(row['denominator'])}"
    return short_value(measure, row["value"])


def _hatch(x: float, floor: float) -> str:
    """Draw the mark of a quarter that is not shown: one height, whatever it hides."""
    return f'<path d="M {x - 2:.1f} {floor:.1f} l 4 -5" stroke="{GREY}"/>'


def _group(
    name: str, said: str, plotted: list[Point], *, at: tuple[float, float], top: float, unit: str
) -> str:
    left, above = at[0] + _LEFT, at[1] + 24
    wide, floor = WIDTH / ACROSS - _LEFT - _GAP, above + _PLOT
    step = wide / max(len(plotted) - 1, 1)
    places = [
        None if point.value is None else (left + step * place, floor - point.value / top * _PLOT)
        for place, point in enumerate(plotted)
    ]
    drawn = [
        f'<text x="{at[0]:.0f}" y="{at[1] + 14:.0f}" font-size="14" fill="{INK}">{escape(name)} '
        f'<tspan font-weight="bold" fill="{DARK_BLUE}">{escape(said)}</tspan></text>'
    ]
    for level in (0.0, top):
        y = floor - level / top * _PLOT
        drawn.append(
            f'<line x1="{left:.0f}" y1="{y:.1f}" x2="{left + wide:.0f}" y2="{y:.1f}" stroke="{GRID}"/>'
        )
        drawn.append(
            f'<text x="{left - 6:.0f}" y="{y + 4:.1f}" font-size="12" fill="{GREY}" text-anchor="end">{plain(level)}{unit}</text>'
        )
    for run in runs_of(places):
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in run)
        drawn.append(f'<polyline fill="none" stroke="{DARK_BLUE}" stroke-width="2" points="{path}"/>')
        drawn += (
            [marker("circle", *run[0], size=2, fill=DARK_BLUE, stroke=DARK_BLUE)] if len(run) == 1 else []
        )
    drawn += [_hatch(left + step * place, floor) for place, one in enumerate(places) if one is None]
    if places[-1]:
        drawn.append(marker("circle", *places[-1], size=3.5, fill=DARK_BLUE, stroke=DARK_BLUE))
    return "".join(drawn)


def multiples_svg(measure: Mapping[str, Any], figures: pd.DataFrame) -> str:
    """Return the small multiples of one breakdown; nothing where no group has a quarter that is shown."""
    lines = _lines(measure, figures)
    every = [point for line in lines.values() for point in line]
    if not any(point.value is not None for point in every):
        return ""
    percent = measure["unit"] == "percent"
    top = value_axis({**measure, "unit": "count"}, every, []).high  # from 0, a percentage too
    look = {"top": min(top, 100.0) if percent else top, "unit": "%" if percent else ""}
    drawn = [
        _group(
            name,
            _said(measure, figures, name),
            line,
            at=(place % ACROSS * WIDTH / ACROSS, place // ACROSS * _CELL),
            **look,
        )
        for place, (name, line) in enumerate(lines.items())
    ]
    tall = _CELL * ceil(len(lines) / ACROSS)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {tall}" width="{WIDTH}" height="{tall}" '
        f"font-family=\"Arial, 'Liberation Sans', sans-serif\">{''.join(drawn)}</svg>"
    )


def multiples_alt(measure: Mapping[str, Any], figures: pd.DataFrame, *, by: str) -> str:
    """Describe small multiples from what they plot: how many groups, which quarters, how many are not shown now."""
    lines = _lines(measure, figures)
    first, last = (
        Quarter.parse(quarter).short for quarter in (figures["quarter"].min(), figures["quarter"].max())
    )
    if lines:
        first = min(line[0].quarter for line in lines.values()).short
    hidden = sum(line[-1].value is None for line in lines.values())
    words = (
        f"{len(lines)} small line charts of {small_first(measure['title'])} by {by.lower()}, on one scale from 0, "
        f"{first} to {last}. The table beneath has the latest numbers."
    )
    are = "1 group is" if hidden == 1 else f"{hidden} groups are"
    return f"{words} {are} not shown in the latest quarter." if hidden else words
