from pathlib import Path

import pytest

from memberpanel.charts.bars import bars_alt, bars_spec
from memberpanel.release.reading import Release, open_release
from tests.made_release import make_release


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    return open_release(make_release(Path(tmp_path_factory.mktemp("releases"))))


def test_bars_are_ordered_by_size_and_hidden_groups_stand_last_in_their_fixed_order(release):
    chart = bars_spec(release.measure("plans_open"), release.figures("plans_open", "district"), "district")
    assert chart["layout"]["yaxis"]["ticktext"] == [
        "Charnwood", "Hinckley and<br>Bosworth", "North West<br>Leicestershire", "Blaby", "Harborough", "Melton",
        "Oadby and Wigston", "Out of area", "Unknown",
    ]  # fmt: skip
    assert chart["data"][0]["x"] == [123, 81, 79, 66, 50, 40]
    assert [note["text"] for note in chart["layout"]["annotations"]][6:] == ["[c] not shown"] * 3


def test_the_bars_are_told_in_words(release):
    words = bars_alt(release.measure("plans_open"), release.figures("plans_open", "district"), "district")
    assert words == (
        "Bar chart of children on a child protection plan by district, July to September 2026. "
        "Highest Charnwood, 123; lowest shown Melton, 40. 3 of 9 groups are not shown."
    )
