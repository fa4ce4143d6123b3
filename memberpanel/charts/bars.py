"""A breakdown of one quarter as ordered bars."""

from collections.abc import Mapping
from textwrap import wrap
from typing import Any

import pandas as pd

from memberpanel.charts.look import HIDDEN_HEIGHT, axis, layout
from memberpanel.periods import dimension, said_period
from memberpanel.words.numbers import short_value
from memberpanel.words.shapes import DARK_BLUE, GREY

# Their groups have an order of their own.
IN_ORDER = frozenset(("age_band", "duration_band", "gap_band", "month", "year"))
_APART = frozenset(("Out of area or unknown", "Out of area", "Unknown"))
_ROW = 44  # pixels: two lines of a name, and air between two such
_LETTERS = 19  # a longer name goes on in a second line: a narrow window would cut it


def ordered(rows: pd.DataFrame, breakdown: str) -> pd.DataFrame:
    """Put shown groups in order of size, then those not shown in their fixed order, which tells nothing."""
    if dimension(breakdown) in IN_ORDER:
        return rows.sort_values("group_order")
    keys = rows.assign(
        not_shown=rows["status"] != "shown",
        apart=rows["group_name"].isin(_APART),
        size=-rows["value"].where(rows["status"] == "shown", 0).fillna(0),
    )
    return keys.sort_values(["not_shown", "apart", "size", "group_order"])[rows.columns]


def _hatch(place: int) -> dict:
    top, bottom, right = place - 0.3, place + 0.3, HIDDEN_HEIGHT
    path = (
        f"M 0,{top} L {right},{top} L {right},{bottom} L 0,{bottom} Z "
        f"M 0,{bottom} L {right},{top} M 0,{place} L {right / 2},{top} M {right / 2},{bottom} L {right},{place}"
    )
    return {
        "type": "path",
        "xref": "paper",
        "yref": "y",
        "path": path,
        "line": {"color": GREY, "width": 1},
        "layer": "above",
    }


def _bar_notes(measure: Mapping[str, Any], rows: list[dict]) -> list[dict]:
    notes = []
    for place, row in enumerate(rows):
        shown = row["status"] == "shown"
        text = short_value(measure, row["value"]) if shown else f"[{row['status']}] not shown"
        where = {"x": row["value"]} if shown else {"x": HIDDEN_HEIGHT, "xref": "paper"}
        colour = {"size": 14 if shown else 13, "color": DARK_BLUE if shown else GREY}
        notes.append(
            {
                **where,
                "y": place,
                "xanchor": "left",
                "xshift": 6,
                "showarrow": False,
                "text": text,
                "font": colour,
            }
        )
    return notes


def bars_spec(measure: Mapping[str, Any], figures: pd.DataFrame, breakdown: str) -> dict:
    """Return ordered horizontal bars of the latest quarter of a breakdown; a hidden group reads as hidden."""
    latest = figures[figures["quarter"] == figures["quarter"].max()]
    rows = ordered(latest, breakdown).to_dict("records")
    shown = [(place, row) for place, row in enumerate(rows) if row["status"] == "shown"]
    top = max((row["value"] for _, row in shown), default=1) or 1
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": [row["value"] for _, row in shown],
        "y": [place for place, _ in shown],
        "width": 0.6,
        "marker": {"color": DARK_BLUE},
        "hovertext": [f"{row['group_name']}: {short_value(measure, row['value'])}" for _, row in shown],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
    names = axis(
        tickvals=list(range(len(rows))),
        ticktext=["<br>".join(wrap(row["group_name"], _LETTERS)) for row in rows],
        range=[len(rows) - 0.5, -0.5],
        ticklabelstandoff=6,  # pixels between a name and its bar
    )
    hatches = [_hatch(place) for place, row in enumerate(rows) if row["status"] != "shown"]
    return {
        "data": [bars],
        "layout": layout(
            height=60 + _ROW * len(rows),
            right=90,
            xaxis=axis(range=[0, top * 1.05], showticklabels=False),
            yaxis=names,
            shapes=hatches,
            annotations=_bar_notes(measure, rows),
        ),
    }


def bars_alt(measure: Mapping[str, Any], figures: pd.DataFrame, breakdown: str) -> str:
    """Describe the bars from the frame that they plot: the largest, the smallest and how many are hidden."""
    latest = figures[figures["quarter"] == figures["quarter"].max()]
    rows = ordered(latest, breakdown).to_dict("records")
    shown = sorted((row for row in rows if row["status"] == "shown"), key=lambda row: -row["value"])
    when = said_period(str(figures["quarter"].max()), breakdown) if rows else ""
    words = [
        f"Bar chart of {measure['title'][0].lower()}{measure['title'][1:]} by {dimension(breakdown).replace('_', ' ')}, {when}."
    ]
    if shown:
        words.append(f"Highest {shown[0]['group_name']}, {short_value(measure, shown[0]['value'])};")
        words.append(f"lowest shown {shown[-1]['group_name']}, {short_value(measure, shown[-1]['value'])}.")
    if hidden := len(rows) - len(shown):
        words.append(f"{hidden} of {len(rows)} groups {'is' if hidden == 1 else 'are'} not shown.")
    return " ".join(words)
