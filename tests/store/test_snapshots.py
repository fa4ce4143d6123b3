"""Successive lists of what is open now make a history: nothing is overwritten, corrections count, undoing brings back."""

from datetime import date
from pathlib import Path

import pytest

from memberpanel.home import Home, make_home
from memberpanel.store.connecting import connect
from memberpanel.store.listing import RULE
from memberpanel.store.loading import accept, prepare, undo
from tests.store.made import reading, sheet

JUNE, SEPTEMBER = date(2026, 6, 30), date(2026, 9, 30)
FIRST = [  # List 7 at the end of June: plans open, and c's, which ended in the last six months
    ("a", date(2026, 1, 5), None, "NEG", date(2026, 6, 24)),
    ("b", date(2026, 2, 2), None, "EMO", date(2026, 6, 25)),
    ("c", date(2025, 3, 3), date(2026, 2, 20), "NEG", None),
]
SECOND = [  # at the end of September: a's has ended, c's fell off the list, d's is new
    ("a", date(2026, 1, 5), date(2026, 8, 3), "NEG", date(2026, 7, 30)),
    ("b", date(2026, 2, 2), None, "PHY", date(2026, 9, 23)),
    ("d", date(2026, 9, 1), None, "NEG", date(2026, 9, 22)),
]
CORRECTED = [  # the same list again, with a's end as it should be
    ("a", date(2026, 1, 5), date(2026, 8, 10), "NEG", date(2026, 7, 30)),
    *SECOND[1:],
]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return make_home(tmp_path / "home", "demonstration")


def _list_7(rows: list[tuple], until: date, file: str):
    names = ("child_id", "start_date", "end_date", "latest_category", "last_visit_date")
    said = [dict(zip(names, row, strict=True)) for row in rows]
    covered = (date(until.year, until.month - 5, 1), until)
    return reading(sheet("protection_plans", said, name="List_7", covered=covered), file=file)


def _load(home: Home, rows: list[tuple], until: date, file: str) -> tuple[int, ...]:
    return accept(prepare(home, [_list_7(rows, until, file)], actor="jo"))


def _plans(home: Home) -> list[tuple]:
    with connect(home) as store:
        return store.execute(
            "select start_date, end_date, latest_category from protection_plans order by start_date"
        ).fetchall()


def _open_at(home: Home, day: date) -> int:
    with connect(home) as store:
        return store.execute(
            "select count(*) from protection_plans where start_date <= $1 and (end_date is null or end_date > $1)",
            [day],
        ).fetchone()[0]


def test_three_lists_of_the_latest_alone_are_one_history(home: Home):
    _load(home, FIRST, JUNE, "june.xlsx")
    _load(home, SECOND, SEPTEMBER, "september.xlsx")
    corrected = _load(home, CORRECTED, SEPTEMBER, "september corrected.xlsx")
    assert _plans(home) == [
        (date(2025, 3, 3), date(2026, 2, 20), "NEG"),  # from the first list alone
        (date(2026, 1, 5), date(2026, 8, 10), "NEG"),  # its end corrected by the third
        (date(2026, 2, 2), None, "PHY"),
        (date(2026, 9, 1), None, "NEG"),
    ]
    # the quarter's ends that neither list was cut at: 31 March from the first, 30 September from the third
    assert [_open_at(home, day) for day in (date(2025, 12, 31), date(2026, 3, 31), JUNE, SEPTEMBER)] == [
        1,
        2,
        2,
        2,
    ]
    undo(home, *corrected, actor="jo")
    assert (date(2026, 1, 5), date(2026, 8, 3), "NEG") in _plans(home)


def test_lists_loaded_in_the_wrong_order_lose_nothing_either(home: Home):
    _load(home, CORRECTED, SEPTEMBER, "september.xlsx")
    _load(home, FIRST, JUNE, "june.xlsx")
    assert len(_plans(home)) == 4


def test_a_plan_that_fell_off_the_list_without_its_end_is_asked_about(home: Home):
    _load(home, FIRST, JUNE, "june.xlsx")
    prepared = prepare(home, [_list_7([SECOND[2]], SEPTEMBER, "late.xlsx")], actor="jo")
    (asked,) = [f for f in prepared.findings if f.rule == RULE]
    assert (asked.level, asked.file, asked.sheet, asked.row) == ("query", "late.xlsx", "List_7", None)
    assert asked.found == "2 rows loaded before as open that this list does not hold"
    assert "until then they count as open" in asked.wanted


def test_lists_that_hold_all_that_is_open_are_not_asked_about(home: Home):
    _load(home, FIRST, JUNE, "june.xlsx")
    north, south = (
        _list_7(rows, SEPTEMBER, file) for rows, file in ((SECOND[:1], "n.xlsx"), (SECOND[1:], "s.xlsx"))
    )
    prepared = prepare(home, [north, south], actor="jo")
    assert [f for f in prepared.findings if f.rule == RULE] == []
