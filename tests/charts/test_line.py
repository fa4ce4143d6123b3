"""Charts are tested by what they plot and what they say."""

import json
from pathlib import Path

import pandas as pd
import pytest

from memberpanel.charts.line import line_spec
from memberpanel.charts.points import points, value_axis
from memberpanel.charts.spark import spark_svg
from memberpanel.release.reading import Release, open_release
from tests.made_release import make_release


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    return open_release(make_release(Path(tmp_path_factory.mktemp("releases"))))


def spec(release: Release, name: str, **more) -> dict:
    measure = release.measure(name)
    comparators = release.comparators(measure["comparator"]) if measure["comparator"] else None
    return line_spec(measure, release.figures(name), release.signals(name), comparators=comparators, **more)


def texts(chart: dict) -> list[str]:
    return [note["text"] for note in chart["layout"]["annotations"]]


def test_a_hidden_quarter_is_a_gap_with_a_mark_and_never_a_nought(release):
    chart = spec(release, "repeat_plans")
    line = chart["data"][0]
    assert line["y"][13] is None
    assert 0 not in line["y"]
    assert line["connectgaps"] is False
    assert "[c]" in texts(chart)
    assert line["hovertext"][13] == "Jan–Mar 2026: not shown [c]"


def test_the_mark_of_a_hidden_quarter_has_one_height(release):
    figures = release.figures("repeat_plans")
    figures.loc[[4, 5, 9], ["status", "value"]] = ["c", float("nan")]
    chart = line_spec(release.measure("repeat_plans"), figures, release.signals("repeat_plans"))
    shapes = [shape for shape in chart["layout"]["shapes"] if shape["type"] == "path"]
    tops = {shape["path"].split("L ")[2].split()[0].split(",")[1] for shape in shapes}
    assert len(shapes) == 4
    assert tops == {"0.06"}
    assert texts(chart).count("[c]") == 3  # one for a run of two


def test_quarters_before_a_measure_could_be_counted_are_left_out(release):
    line = spec(release, "proceedings_weeks")["data"][0]
    assert line["y"] == [41, 40, 42, 39, 40, 41, 38, 39, 40, 38]


def test_signals_have_a_shape_and_a_colour_and_provisional_is_hollow(release):
    marker = spec(release, "reviews_in_time")["data"][0]["marker"]
    assert marker["symbol"] == ["circle"] * 8 + ["diamond"] * 8
    assert marker["color"][14:] == ["#F46A25", "#FFFFFF"]
    assert spec(release, "referrals")["data"][0]["marker"]["symbol"][10] == "triangle-up"


def test_lines_are_named_where_they_end(release):
    labels = texts(spec(release, "reviews_in_time"))
    assert labels[:4] == [
        "standard: every review", "England 90.6 (March 2025)", "usual range", "<b>84.4%</b>",
    ]  # fmt: skip


def test_a_year_is_never_drawn_beside_a_quarters_flow(release):
    assert not [text for text in texts(spec(release, "repeat_plans")) if "England" in text]
    assert not [text for text in texts(spec(release, "referrals")) if "England" in text]


def test_the_usual_range_is_shaded_between_the_limits(release):
    band = spec(release, "referrals")["layout"]["shapes"][0]
    assert (band["type"], band["y0"], band["y1"]) == ("rect", 1085.9, 1757.0)


@pytest.mark.parametrize(
    ("name", "low"), [("referrals", 0), ("plans_open_rate", 0), ("repeat_plans", 0), ("reviews_in_time", 80)]
)
def test_counts_and_rates_start_at_nought(release, name, low):
    assert spec(release, name)["layout"]["yaxis"]["range"][0] == low


def test_the_axis_follows_shown_values_alone(release):
    figures = release.figures("referrals")
    figures.loc[figures["quarter"] == "2025-26-Q1", ["status", "value"]] = ["c", 999999.0]
    plotted = points(release.measure("referrals"), figures, release.signals("referrals"))
    assert value_axis(release.measure("referrals"), plotted, []).high == 2000
    assert "999999" not in json.dumps(
        line_spec(release.measure("referrals"), figures, release.signals("referrals"))
    )


def test_a_revised_quarter_is_marked(release):
    chart = spec(release, "referrals")
    assert "[r]" in texts(chart)
    assert chart["data"][0]["hovertext"][14] == "Apr–Jun 2026: 1,365, revised"


def test_an_agreed_change_is_drawn_as_a_break(release):
    rebases = pd.DataFrame([{"measure": "plans_open", "quarter": "2024-25-Q3", "reason": "new threshold"}])
    chart = spec(release, "plans_open", rebases=rebases)
    assert "new usual range: new threshold" in texts(chart)


def test_every_number_of_the_hover_text_is_shown(release):
    hover = spec(release, "reviews_in_time")["data"][0]["hovertext"]
    assert hover[15] == "Jul–Sep 2026: 84.4% (265 of 314), provisional"


def test_the_chart_cannot_be_dragged_or_zoomed(release):
    layout = spec(release, "referrals")["layout"]
    assert layout["xaxis"]["fixedrange"] and layout["yaxis"]["fixedrange"]
    json.dumps(layout, allow_nan=False)


def test_a_sparkline_breaks_at_a_gap(release):
    svg = spark_svg(
        release.measure("repeat_plans"), release.figures("repeat_plans"), release.signals("repeat_plans")
    )
    assert svg.count("<polyline") == 2
    assert "<text" not in svg
