"""The print chart is drawn from the same points as the chart on screen."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from memberpanel.charts.svg import line_svg
from memberpanel.release.reading import Release, open_release
from tests.made_release import make_release


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    return open_release(make_release(Path(tmp_path_factory.mktemp("releases"))))


def drawn(release: Release, name: str, **more) -> str:
    measure = release.measure(name)
    comparators = release.comparators(measure["comparator"] or "")
    return line_svg(measure, release.figures(name), release.signals(name), comparators=comparators, **more)


def words(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def test_the_picture_is_well_formed_and_named(release):
    root = ElementTree.fromstring(drawn(release, "reviews_in_time", alt='Falls from 95 to "84"'))
    assert root.get("role") == "img"
    assert root.get("aria-label") == 'Falls from 95 to "84"'


def test_lines_are_named_and_quarters_said(release):
    said = words(drawn(release, "reviews_in_time"))
    assert {"standard: every review", "usual range", "England 90.6 (March 2025)", "84.4%"} <= set(said)
    assert said[:5] == ["80%", "85%", "90%", "95%", "100%"]
    assert "Jul–Sep 2026" in said


def test_a_hidden_quarter_breaks_the_line_and_carries_its_symbol(release):
    svg = drawn(release, "repeat_plans")
    assert svg.count("<polyline") == 2
    assert words(svg).count("[c]") == 1


def test_every_signal_is_a_diamond_where_it_is_a_concern(release):
    assert drawn(release, "reviews_in_time").count("<polygon") == 8


def test_a_measure_of_which_no_quarter_is_shown_has_no_numbers(release):
    figures = release.figures("referrals").assign(status="x", value=float("nan"), numerator=float("nan"))
    svg = line_svg(release.measure("referrals"), figures, release.signals("referrals").iloc[:0])
    assert sorted(words(svg)) == ["Jul–Sep 2025", "Jul–Sep 2026", "[x]"]
