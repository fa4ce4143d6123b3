"""A native, editable PowerPoint line chart from the same points as every other form of the chart."""

from itertools import groupby

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.slide import Slide
from pptx.util import Emu, Pt

from memberpanel.charts.points import Axis, Point, Reference, points, references, value_axis
from memberpanel.packs.content import Part
from memberpanel.words.numbers import plain
from memberpanel.words.shapes import DARK_BLUE, GREY, GRID, INK, PINK

Place = tuple[Emu, Emu, Emu, Emu]
_FONT = "Arial"
_MARKERS = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "diamond": XL_MARKER_STYLE.DIAMOND,
    "square": XL_MARKER_STYLE.SQUARE,
    "triangle-up": XL_MARKER_STYLE.TRIANGLE,
    "triangle-down": XL_MARKER_STYLE.TRIANGLE,
}
_UPPER, _LOWER = "Top of the usual range", "Bottom of the usual range"


def _rgb(written: str) -> RGBColor:
    return RGBColor.from_string(written.lstrip("#"))


def _data(part: Part, plotted: list[Point], levels: list[Reference]) -> CategoryChartData:
    """Return the chart's own sheet; a quarter that is not shown is an empty cell."""
    data = CategoryChartData()
    for year, quarters in groupby(plotted, key=lambda point: str(point.quarter)[:7]):
        category = data.add_category(year)  # two rows of short names, which need not be stood on their ends
        for point in quarters:
            category.add_sub_category(f"Q{point.quarter.number}")
    data.add_series(part.told.measure["title"], [point.value for point in plotted])
    if any(point.mean is not None for point in plotted):
        decimals = int(part.told.measure["decimals"])
        for name, limit in ((_UPPER, "upper"), (_LOWER, "lower")):
            limits = [getattr(point, limit) for point in plotted]
            data.add_series(name, [None if value is None else round(value, decimals) for value in limits])
    for level in levels:
        data.add_series(level.said, [level.value] * len(plotted))
    return data


def _label(series, at: int, words: str, *, colour: str, size: int) -> None:
    label = series.points[at].data_label
    label.position = XL_LABEL_POSITION.RIGHT
    frame = label.text_frame
    frame.text = words
    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold, font.name, font.color.rgb = Pt(size), True, _FONT, _rgb(colour)


def _draw_line(series, part: Part, plotted: list[Point], *, size: int, small: bool) -> None:
    sizes = {True: 8 if small else 11, False: 5 if small else 7}
    series.smooth = False
    series.format.line.color.rgb, series.format.line.width = _rgb(DARK_BLUE), Pt(2.5)
    for at, point in enumerate(plotted):
        if point.value is None:
            continue
        marker = series.points[at].marker
        marker.style = _MARKERS[point.shape.chart if point.unusual else "circle"]
        marker.size = sizes[point.unusual]
        marker.format.fill.solid()
        marker.format.fill.fore_color.rgb = _rgb("#FFFFFF" if point.provisional else point.shape.colour)
        marker.format.line.color.rgb = _rgb(point.shape.colour)
        marker.format.line.width = Pt(1.5)
    last = max((at for at, point in enumerate(plotted) if point.value is not None), default=None)
    if last is not None:
        number = plain(plotted[last].value, int(part.told.measure["decimals"]))
        suffix = "%" if part.told.measure["unit"] == "percent" else ""
        _label(series, last, f"{number}{suffix}", colour=DARK_BLUE, size=size)


def _draw_level(series, at: int, words: str, *, colour: str, dash, size: int) -> None:
    series.smooth = False
    series.marker.style = XL_MARKER_STYLE.NONE
    series.format.line.color.rgb, series.format.line.width = _rgb(colour), Pt(1.5)
    series.format.line.dash_style = dash
    if words:
        _label(series, at, words, colour=colour, size=size)


def _draw_levels(
    chart: Chart, plotted: list[Point], levels: list[Reference], *, size: int, small: bool
) -> None:
    """Draw the standard, the areas and the usual range; a small chart has room to name none of them beside it."""
    at = max(0, len(plotted) // 5)
    looks = {level.said: level for level in levels}
    for series in list(chart.plots[0].series)[1:]:
        if level := looks.get(series.name):
            colour, dash = (INK, MSO_LINE.SOLID) if level.kind == "standard" else (PINK, MSO_LINE.ROUND_DOT)
            words = "" if small else level.said
            _draw_level(series, at, words, colour=colour, dash=dash, size=size)
            if words:
                series.points[at].data_label.position = XL_LABEL_POSITION.ABOVE
        else:
            words = "usual range" if series.name == _UPPER and not small else ""
            drawn = [place for place, point in enumerate(plotted) if point.mean is not None]
            named = drawn[len(drawn) // 5]
            _draw_level(series, named, words, colour=GREY, dash=MSO_LINE.DASH, size=size)
            if words:
                series.points[named].data_label.position = XL_LABEL_POSITION.ABOVE


def _draw_axes(chart: Chart, part: Part, chosen: Axis, *, size: int, small: bool) -> None:
    value, category = chart.value_axis, chart.category_axis
    value.minimum_scale, value.maximum_scale, value.major_unit = chosen.low, chosen.high, chosen.step
    value.major_gridlines.format.line.color.rgb = _rgb(GRID)
    value.format.line.fill.background()
    value.tick_labels.number_format = '0"%"' if part.told.measure["unit"] == "percent" else "#,##0.##"
    value.tick_labels.number_format_is_linked = False
    category.format.line.color.rgb = _rgb(GRID)
    category.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    for axis in (value, category):
        axis.tick_labels.font.size, axis.tick_labels.font.name = Pt(size), _FONT
    category._element.txPr.bodyPr.set(
        "rot", "0"
    )  # lying down; else some programs stand every name on its end
    if small:
        category.tick_label_position = XL_TICK_LABEL_POSITION.NONE


def add_chart(slide: Slide, part: Part, place: Place, *, small: bool = False) -> None:
    """Add the chart of a part to a slide, with its alternative text."""
    told = part.told
    plotted = points(told.measure, told.figures, told.signals)
    levels = references(told.measure, None if small else part.comparators)
    size = 11 if small else 13
    frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *place, _data(part, plotted, levels))
    frame.name = f"Chart: {told.measure['title']}"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", part.alt)
    chart = frame.chart
    chart.has_legend, chart.has_title = False, False
    chart.font.name = _FONT
    _draw_line(chart.plots[0].series[0], part, plotted, size=size + 2, small=small)
    _draw_levels(chart, plotted, levels, size=size, small=small)
    chosen = value_axis(told.measure, plotted, levels)
    _draw_axes(chart, part, chosen, size=size, small=small)
