"""The look that all plotly charts share, and how labels are kept from lying on each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from memberpanel.words.shapes import GRID, INK

FONT = "Arial, Helvetica, sans-serif"
CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False, "doubleClick": False}
HIDDEN_HEIGHT = 0.06  # of the plot, whatever the number is: the mark must say nothing of its size
_GAP = 0.075  # of the plot, between the middles of two labels


@dataclass(frozen=True)
class Label:
    """A label at the end of a line; `at` is where it would stand, in the unit of the axis."""

    text: str
    at: float
    colour: str
    bold: bool = False


def axis(**more: object) -> dict:
    """Return an axis without furniture: fixed, no line, a light grid where asked for."""
    return {
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "automargin": True,
        **more,
    }


def layout(*, height: int, right: int = 20, **more: object) -> dict:
    """Return the layout that every chart begins with."""
    return {
        "height": height,
        "margin": {"l": 44, "r": right, "t": 24, "b": 48},
        "font": {"family": FONT, "size": 14, "color": INK},
        "paper_bgcolor": "#FFFFFF",
        "plot_bgcolor": "#FFFFFF",
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {"bgcolor": "#FFFFFF", "bordercolor": GRID, "font": {"family": FONT, "size": 14}},
        "modebar": {
            "remove": ["zoom", "pan", "select", "lasso", "zoomIn", "zoomOut", "autoScale", "toImage"]
        },
        **more,
    }


def spread(wanted: Sequence[float], *, low: float, high: float) -> list[float]:
    """Move labels apart so that none covers another, keeping their order, within the axis."""
    gap = _GAP * (high - low)
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    placed = list(wanted)
    for before, after in zip(order, order[1:], strict=False):
        placed[after] = max(placed[after], placed[before] + gap)
    if order and placed[order[-1]] > high:
        placed[order[-1]] = high
        for after, before in zip(order[::-1], order[-2::-1], strict=False):
            placed[before] = min(placed[before], placed[after] - gap)
    return placed


def end_labels(labels: Sequence[Label], *, low: float, high: float) -> list[dict]:
    """Return the annotations that name the lines at their right ends."""
    heights = spread([label.at for label in labels], low=low, high=high)
    return [
        {
            "x": 1.01,
            "xref": "paper",
            "xanchor": "left",
            "y": height,
            "yanchor": "middle",
            "align": "left",
            "showarrow": False,
            "text": f"<b>{label.text}</b>" if label.bold else label.text,
            "font": {"color": label.colour, "size": 14 if label.bold else 13},
        }
        for label, height in zip(labels, heights, strict=True)
    ]
