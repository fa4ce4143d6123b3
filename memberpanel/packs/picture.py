"""The chart of a part as a picture: the same in the page, the file and the paper, at the size of each."""

from memberpanel.charts.svg import line_svg
from memberpanel.packs.content import Part


def picture_of(part: Part, *, width: int, height: int, brief: bool = False) -> str:
    """Return the chart of a part as SVG with its alternative text; `brief` names only the latest value."""
    told = part.told
    return line_svg(
        told.measure,
        told.figures,
        told.signals,
        comparators=None if brief else part.comparators,
        rebases=part.rebases,
        width=width,
        height=height,
        alt=part.alt,
        brief=brief,
    )
