import re
from pathlib import Path

import pytest

from memberpanel.charts.multiples import multiples_alt, multiples_svg
from memberpanel.release.reading import Release, open_release
from tests.made_release import make_release


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    return open_release(make_release(Path(tmp_path_factory.mktemp("releases"))))


@pytest.fixture(scope="module")
def drawn(release: Release) -> str:
    return multiples_svg(release.measure("plans_open"), release.figures("plans_open", "district"))


def test_every_group_has_its_name_and_its_latest_number_or_symbol(drawn):
    told = dict(re.findall(r">([^<]+) <tspan[^>]*>([^<]+)", drawn))
    assert told["Charnwood"] == "123"
    assert told["Unknown"] == "[c]"
    assert len(told) == 9


def test_all_groups_stand_on_one_scale_from_nought(drawn):
    ticks = re.findall(r'text-anchor="end">([^<]+)', drawn)
    assert set(ticks) == {"0", "150"}


def test_a_hidden_quarter_is_a_mark_of_one_size_and_never_a_point_of_the_line(release):
    measure, figures = release.measure("plans_open"), release.figures("plans_open", "district")
    only = figures[figures["group_name"] == "Unknown"]
    shown = figures[figures["group_name"] == "Charnwood"]
    assert multiples_svg(measure, only) == ""
    hidden = shown.assign(status=["c", *shown["status"].tolist()[1:]])
    assert (
        multiples_svg(measure, hidden).count(" l 4 -5") == multiples_svg(measure, shown).count(" l 4 -5") + 1
    )
    assert multiples_svg(
        measure, hidden.assign(value=hidden["value"].mask(hidden["status"] == "c", 999))
    ) == (multiples_svg(measure, hidden))


def test_the_small_lines_are_told_in_words(release):
    words = multiples_alt(
        release.measure("plans_open"), release.figures("plans_open", "district"), by="District"
    )
    assert words == (
        "9 small line charts of children on a child protection plan by district, on one scale from 0, "
        "Oct–Dec 2022 to Jul–Sep 2026. The table beneath has the latest numbers. "
        "3 groups are not shown in the latest quarter."
    )
