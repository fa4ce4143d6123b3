"""The yearly restatement (S8): printed again where no small correction can be read off it, and attacked as such."""

from pathlib import Path

import pandas as pd

from memberpanel.disclosure.attack import AttackReport, attack
from memberpanel.disclosure.hiding import protect
from memberpanel.disclosure.restating import Restated, restate
from memberpanel.quarters import Quarter
from tests.disclosure.releases import counted_line, percent_line, write_release

YEAR = Quarter(2025, 4)  # the year to 31 March 2026
QUARTERS = ("2025-26-Q1", "2025-26-Q2", "2025-26-Q3", "2025-26-Q4")
RULES = {"identities": [], "same": [], "smallest_denominator": 20, "seed": b"s" * 32}
FIRST = {"a": 40, "b": 30, "c": 20}


def _starts(changed: dict[str, int] | None = None, **others: object) -> pd.DataFrame:
    """Return starts by district in the four quarters; in the second one with other counts."""
    lines = [
        counted_line(
            "starts",
            "district",
            {**FIRST, **((changed or {}) if when == "2025-26-Q2" else {})},
            quarter=when,
            **others,
        )
        for when in QUARTERS
    ]
    return pd.DataFrame([row for line in lines for row in line])


def _published(cells: pd.DataFrame, earlier: pd.DataFrame | None = None) -> pd.DataFrame:
    return protect(cells, earlier=earlier, facts=None, **RULES).figures.assign(provisional=False)


def _again(cells: pd.DataFrame, earlier: pd.DataFrame) -> Restated:
    return restate(_published(cells, earlier), cells, earlier, YEAR, **RULES)


def _attacked(folder: Path, *releases: tuple[pd.DataFrame, pd.DataFrame]) -> AttackReport:
    files = [
        write_release(folder / f"{place}.duckdb", cells, figures, version=place, release=f"r{place}")
        for place, (cells, figures) in enumerate(releases, start=1)
    ]
    return attack(files)


def _line(figures: pd.DataFrame, measure: str = "starts", quarter: str = "2025-26-Q2") -> dict[str, tuple]:
    rows = figures[(figures["measure"] == measure) & (figures["quarter"] == quarter)]
    return {row.group_name: (row.numerator, row.revised) for row in rows.itertuples(index=False)}


def test_six_more_in_one_group_are_printed_and_the_whole_year_is_marked(tmp_path: Path) -> None:
    first, now = _starts(), _starts({"a": 46})
    earlier = _published(first)
    found = _again(now, earlier)
    assert (found.again, found.stand) == ([("starts", "district")], [])
    assert _line(found.figures) == {"all": (96, True), "a": (46, True), "b": (30, True), "c": (20, True)}
    # A quarter that did not change is of the same table: its cells are marked as well, and its county total is not.
    assert _line(found.figures, quarter="2025-26-Q1") == {
        "all": (90, False), "a": (40, True), "b": (30, True), "c": (20, True),
    }  # fmt: skip
    assert _attacked(tmp_path, (first, earlier), (now, found.figures)).ok


def test_five_more_stand_as_first_reported_and_the_attack_would_have_read_them(tmp_path: Path) -> None:
    first, now = _starts(), _starts({"a": 45})
    earlier = _published(first)
    found = _again(now, earlier)
    assert (found.again, found.stand) == ([], [("starts", "district")])
    assert _line(found.figures) == {"all": (95, True), "a": (40, False), "b": (30, False), "c": (20, False)}
    assert _attacked(tmp_path, (first, earlier), (now, found.figures)).ok
    naive = found.figures.copy()
    district_of_year = naive["breakdown"] == "district"
    naive.loc[district_of_year, "revised"] = True
    moved = district_of_year & (naive["quarter"] == "2025-26-Q2") & (naive["group_name"] == "a")
    naive.loc[moved, ["numerator", "value"]] = 45.0
    (tmp_path / "naive").mkdir()
    report = _attacked(tmp_path / "naive", (first, earlier), (now, naive))
    assert [(one.quarter, one.group, one.lowest) for one in report.recovered] == [("2025-26-Q2", "a", 5)]


def test_one_child_that_moved_between_districts_is_a_small_difference_too() -> None:
    found = _again(_starts({"a": 39, "b": 31}), _published(_starts()))
    assert (found.again, found.stand) == ([], [("starts", "district")])


def test_a_table_that_hides_something_stands_then_or_now(tmp_path: Path) -> None:
    hiding = {"a": 4, "b": 7}
    # then
    found = _again(_starts({"a": 40}), _published(_starts(hiding)))
    assert (found.again, found.stand) == ([], [("starts", "district")])
    # now: 36 fewer in a, of whom 4 are left
    first, now = _starts(), _starts({"a": 4})
    earlier = _published(first)
    found = _again(now, earlier)
    assert (found.again, found.stand) == ([], [("starts", "district")])
    assert _attacked(tmp_path, (first, earlier), (now, found.figures)).ok


def _percentage(part: int, whole: int) -> pd.DataFrame:
    lines = [
        percent_line(
            "in_time",
            "starts",
            {"a": (part, whole) if when == "2025-26-Q2" else (20, 40), "b": (15, 30)},
            quarter=when,
        )
        for when in QUARTERS
    ]
    return pd.DataFrame([row for line in lines for row in line])


def test_both_sides_of_a_percentage_must_have_moved_by_none_or_by_many() -> None:
    earlier = _published(_percentage(20, 40))
    # 6 more in time of 8 more: 2 more were late
    assert _again(_percentage(26, 48), earlier).again == []
    # 6 more in time of 12 more: 6 more were late
    assert _again(_percentage(26, 52), earlier).again == [("in_time", "district")]


def test_tables_of_the_same_children_are_printed_again_together_or_not_at_all() -> None:
    def both(part: int, whole: int) -> pd.DataFrame:
        line = [row for row in _percentage(part, whole).to_dict("records")]
        counts = [
            row for when in QUARTERS
            for row in counted_line("starts", "district", {"a": whole if when == "2025-26-Q2" else 40, "b": 30}, quarter=when)
        ]  # fmt: skip
        return pd.DataFrame([*line, *counts])

    earlier = _published(both(20, 40))
    assert _again(both(26, 48), earlier).again == []
    assert sorted(_again(both(26, 52), earlier).again) == [("in_time", "district"), ("starts", "district")]


def test_a_stock_is_never_printed_again() -> None:
    found = _again(_starts({"a": 60}, kind="stock"), _published(_starts(kind="stock")))
    assert (found.again, found.stand) == ([], [])


def test_it_is_printed_again_once_and_stands_from_then_on(tmp_path: Path) -> None:
    first, second, third = _starts(), _starts({"a": 46}), _starts({"a": 52})
    one = _published(first)
    two = _again(second, one).figures
    earlier = pd.concat([one, two], ignore_index=True)
    found = _again(third, earlier)
    assert (found.again, found.stand) == ([], [("starts", "district")])
    # The county's own number goes on being counted again; the table is the one of the restatement.
    assert _line(found.figures) == {"all": (102, True), "a": (46, True), "b": (30, True), "c": (20, True)}
    assert _attacked(tmp_path, (first, one), (second, two), (third, found.figures)).ok


def test_what_was_hidden_and_is_printed_again_is_a_fault(tmp_path: Path) -> None:
    first = _starts({"a": 4, "b": 7})
    one = _published(first)
    hidden = set(one.loc[one["status"] == "c", "group_name"])
    assert hidden >= {"a"}
    second = _starts({"a": 14, "b": 17})
    two = second[
        ["measure", "quarter", "breakdown", "group_name", "group_order", "numerator", "denominator", "value"]
    ]
    two = two.assign(status="shown", revised=two["quarter"] == "2025-26-Q2", provisional=False, reason="")
    report = _attacked(tmp_path, (first, one), (second, two))
    said = [str(fault) for fault in report.faults]
    assert (
        any("2025-26-Q2, district: a was hidden before and is printed" in one for one in said)
        and not report.ok
    )
