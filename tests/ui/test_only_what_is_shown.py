"""Everything that a browser receives on the demonstration's pages is a shown cell or reckoned from shown cells."""

import json
import math
import re

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from memberpanel.access.pages import pages_for
from memberpanel.release.reading import open_release
from memberpanel.release.which import current
from tests.ui.conftest import ENTRY


@pytest.fixture(scope="module")
def release(demo_home):
    return open_release(current(demo_home))


@pytest.fixture(scope="module")
def pages(demo_home):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MEMBERPANEL_HOME", str(demo_home.folder))
        at = AppTest.from_file(ENTRY, default_timeout=60)
        at.session_state["role"] = "member"
        at.run()
        found = {}
        for one in pages_for("member"):
            at.switch_page(str(one.file)).run()
            charts = [json.loads(chart.proto.spec) for chart in at.get("plotly_chart")]
            words = [block.proto.body for block in at.get("html")] + [block.value for block in at.markdown]
            found[one.url] = (charts, " ".join(words), [chart.proto.alt for chart in at.get("plotly_chart")])
        return found


def _numbers_drawn(part: object, key: str = "") -> set[float]:
    """Return the numbers that stand in a chart's data: positions, texts and what is said on hovering."""
    if isinstance(part, dict):
        return set().union(*(_numbers_drawn(value, name) for name, value in part.items()), set())
    if isinstance(part, list):
        return set().union(*(_numbers_drawn(value, key) for value in part), set())
    if isinstance(part, bool) or part is None:
        return set()
    if isinstance(part, (int, float)) and key in {"x", "y", "customdata", "base"}:
        return {float(part)}
    return set()


def _explained(release) -> set[float]:
    """Return every number that a chart may hold: shown cells, usual ranges, comparators, standards, targets, nought."""
    figures = release.all_figures()
    shown = figures[figures["status"] == "shown"]
    frames = [shown[["value", "numerator", "denominator"]], release.signals()[["mean", "lower", "upper"]]]
    frames += [release.comparators()[["value"]], release.measures()[["standard", "target"]]]
    numbers = pd.concat([frame.stack() for frame in frames]).dropna()
    return {round(float(number), 6) for number in numbers} | {0.0, 100.0}


def test_charts_are_drawn_from_shown_cells(release, pages):
    explained = _explained(release)
    drawn = 0
    for url, (charts, _, _) in pages.items():
        for chart in charts:
            numbers = {number for number in _numbers_drawn(chart["data"]) if not math.isnan(number)}
            drawn += len(numbers)
            unexplained = {n for n in numbers if round(n, 6) not in explained}
            assert unexplained == set(), (url, chart["layout"].get("title"))
    assert drawn > 500


def test_the_check_would_see_a_number_that_is_not_shown(release):
    planted = {"y": [3.0, 123456.7]}
    assert 123456.7 in _numbers_drawn({"data": [planted]})
    assert round(123456.7, 6) not in _explained(release)


def test_no_sentinel_stands_for_a_hidden_cell(pages):
    for url, (charts, words, alts) in pages.items():
        for chart in charts:
            assert not {n for n in _numbers_drawn(chart["data"]) if n < 0}, url
        for text in (words, *alts):
            assert not re.search(r"(?<![\w.,–-])-(?:1|99|100|200|250|300|400|999)(?:\.0)?(?![\w.])", text), (
                url
            )
            assert "nan" not in text.lower().split(), url


def test_a_hidden_quarter_has_no_number_in_chart_or_table(release, pages):
    figures = release.all_figures()
    hidden = figures[(figures["status"] == "c") & (figures["breakdown"] == "total")]
    assert len(hidden) >= 1
    for measure in hidden["measure"].unique():
        row = release.measure(measure)
        charts, words, _ = pages[row["topic"]]
        assert row["title"] in words
        values = release.figures(measure)["value"]
        series = [
            trace["y"]
            for chart in charts
            for trace in chart["data"]
            if len(trace.get("y") or []) == len(values)
        ]
        drawn = [y for y in series if [v for v in y if v is not None] == [v for v in values if v == v]]
        gaps = [[v is None for v in y] for y in drawn]
        assert [bool(v != v) for v in values] in gaps, measure
