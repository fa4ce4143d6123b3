"""The shape, colour and plain name of each kind of signal, defined once for screens, charts and packs.

Colours: Government Analysis Function palette, each at least 3:1 on white and apart in shape as well as hue.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

DARK_BLUE, TURQUOISE, PINK, ORANGE, GREY, PURPLE = (
    "#12436D",
    "#28A197",
    "#801650",
    "#F46A25",
    "#595959",
    "#6A3D9A",
)
USUAL_RANGE, GRID, INK = "#E4EAF0", "#D6D6D6", "#0B0C0C"


@dataclass(frozen=True)
class Shape:
    """How one kind of signal is drawn and named; `chart` is the marker's name in plotly."""

    sign: str
    chart: str
    colour: str
    said: str


CONCERN = Shape("◆", "diamond", ORANGE, "unusual, and a concern")
IMPROVEMENT = Shape("■", "square", "#2073BC", "unusual, and an improvement")
UNUSUAL_HIGH = Shape("▲", "triangle-up", PURPLE, "unusually high; neither direction is good or bad")
UNUSUAL_LOW = Shape("▼", "triangle-down", PURPLE, "unusually low; neither direction is good or bad")
ORDINARY = Shape("", "circle", DARK_BLUE, "within the usual range")


def shape_of(signal: Mapping[str, Any]) -> Shape:
    """Return the shape of one row of table signals."""
    if signal["meaning"] == "neutral":
        return UNUSUAL_LOW if signal["side"] == "low" else UNUSUAL_HIGH
    return {"concern": CONCERN, "improvement": IMPROVEMENT}.get(signal["meaning"], ORDINARY)


def is_signal(signal: Mapping[str, Any]) -> bool:
    """Say whether a point is out of the ordinary."""
    return signal["point"] not in ("common", "none")
