"""The rows behind a figure, out of a store on disk as the command line and the analyst's page read it."""

from datetime import date
from pathlib import Path

import pytest

from memberpanel import trail
from memberpanel.home import Home, make_home
from memberpanel.measures.counting import count_all
from memberpanel.measures.definition import WrongMeasure, measure
from memberpanel.measures.rows import rows_behind
from memberpanel.quarters import Quarter
from memberpanel.settings import settings
from memberpanel.store.connecting import connect
from memberpanel.store.loading import accept, prepare
from tests.store.made import reading, sheet

Q2 = Quarter(2026, 2)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Return a home in which one load has two referrals of one child in July, and one of another in June."""
    folder: Path = tmp_path_factory.mktemp("rows") / "home"
    made = make_home(folder, "demonstration")
    days = [("4653765", date(2026, 7, 1)), ("4653765", date(2026, 7, 9)), ("4653766", date(2026, 6, 30))]
    rows = [
        {"child_id": child, "referral_date": day, "source": "6", "district": "Melton"} for child, day in days
    ]
    covered = (date(2025, 4, 1), date(2026, 9, 30))
    accept(prepare(made, [reading(sheet("referrals", rows, covered=covered))], actor="analyst"))
    return made


def test_the_rows_are_those_that_the_figure_counts_under_pseudonyms(home):
    rows = rows_behind(home, "re_referrals", Q2, actor="analyst")
    assert list(rows["counted"]) == [False, True]
    assert list(rows["district"]) == ["Melton", "Melton"]
    assert rows["child_id"].nunique() == 1
    assert "4653765" not in rows.to_csv()


def test_the_trail_keeps_who_asked_for_what(home):
    rows_behind(home, "referrals", Q2, actor="jo")
    last = trail.read(home)[-1]
    assert (last["actor"], last["act"]) == ("jo", "rows behind a figure")
    assert last["detail"] == {"measure": "referrals", "quarter": "2026-27-Q2", "rows": 2}


def test_a_measure_that_is_not_there_is_refused_and_nothing_is_given(home):
    before = len(trail.read(home))
    with pytest.raises(WrongMeasure, match='There is no measure "refferals"'):
        rows_behind(home, "refferals", Q2, actor="jo")
    assert len(trail.read(home)) == before


def test_measures_are_counted_on_the_read_only_locked_down_store(home):
    with connect(home) as connection:
        cells = count_all(connection, quarters=[Q2], settings=settings(), chosen=[measure("re_referrals")])
    total = cells[cells["breakdown"] == "total"].iloc[0]
    assert (total["numerator"], total["denominator"], total["children"]) == (1, 2, 1)
