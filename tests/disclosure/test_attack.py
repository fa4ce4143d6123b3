"""The attack finds what can be worked out, on tables whose answer is published or done by hand."""

from pathlib import Path

import pandas as pd
import pytest

from memberpanel.disclosure.attack import attack, intervals_of
from memberpanel.disclosure.knowledge import Knowledge
from tests.disclosure.releases import as_published, counted_line, percent_line, write_release

# sdcTable 0.34.0, R/test_problems.R, problemdata(): every line hides two or more, and w|b is 47 all the same.
PROBLEM = {"w": (30, 47, 64, 89), "x": (90, 124, 5, 31), "y": (92, 100, 59, 85), "z": (800, 991, 651, 685)}
PROBLEM_HIDDEN = ("wa", "wb", "wc", "xa", "xc", "yb", "yd", "zb", "zd")
PROBLEM_INTERVALS = {
    "wa": (25, 94), "wb": (47, 47), "wc": (0, 69), "xa": (26, 95), "xc": (0, 69),
    "yb": (0, 185), "yd": (0, 185), "zb": (906, 1091), "zd": (585, 770),
}  # fmt: skip


def _name(cell: str) -> tuple[str, str, str, str]:
    return (cell[0], "2026-27-Q2", "column", cell[1:])


def _two_way(inner: dict[str, tuple[int, ...]], columns: str, hidden: tuple[str, ...]) -> Knowledge:
    """Return what a two-way table with all its totals says."""
    values = {
        row + column: count
        for row, counts in inner.items()
        for column, count in zip(columns, counts, strict=True)
    }
    knowledge = Knowledge(known={_name(cell): count for cell, count in values.items() if cell not in hidden})
    knowledge.hidden = {_name(cell): 6 for cell in hidden}
    lines = [[row + column for column in columns] for row in inner] + [
        [row + column for row in inner] for column in columns
    ]
    for line in lines:
        total = ("total", "2026-27-Q2", "line", "".join(line))
        knowledge.known[total] = sum(values[cell] for cell in line)
        knowledge.tie([(total, 1.0), *((_name(cell), -1.0) for cell in line)])
    return knowledge


def test_a_cell_pinned_though_every_line_hides_two() -> None:
    found = intervals_of(_two_way(PROBLEM, "abcd", PROBLEM_HIDDEN))
    assert found == {_name(cell): interval for cell, interval in PROBLEM_INTERVALS.items()}


def test_one_more_hidden_leaves_none_pinned() -> None:
    found = intervals_of(_two_way(PROBLEM, "abcd", (*PROBLEM_HIDDEN, "xb")))
    assert all(low < high for low, high in found.values())


# The worked example of the protection's own definition, T = 6, all totals printed.
WORKED = {"A": (21, 14, 3), "B": (17, 4, 8), "C": (9, 12, 7), "D": (26, 11, 9)}


def test_the_worked_example() -> None:
    naive = intervals_of(_two_way(WORKED, "012", ("A2", "B1")))
    assert naive == {_name("A2"): (3, 3), _name("B1"): (4, 4)}
    sealed = intervals_of(_two_way(WORKED, "012", ("A1", "A2", "B1", "B2")))
    assert sealed == {_name("A1"): (6, 17), _name("A2"): (0, 11), _name("B1"): (1, 12), _name("B2"): (0, 11)}


# sdcTable, tests/testthat/test-linked-tables.r: the same eight areas grouped in two ways.
AREAS = {"A": 2, "B": 2, "I": 8, "J": 8, "K": 3, "L": 3, "M": 3, "N": 7}
BY_COUNTY, BY_SIZE = ("ABIJ", "KLMN"), ("ABIJKN", "LM")


def _linked(lines: tuple[str, ...], hidden: str) -> dict:
    knowledge = Knowledge(known={_name(a + a): float(n) for a, n in AREAS.items() if a not in hidden})
    knowledge.hidden = {_name(area + area): 1 for area in hidden}
    for line in lines:
        total = ("total", "2026-27-Q2", "line", line)
        knowledge.known[total] = float(sum(AREAS[area] for area in line))
        knowledge.tie([(total, 1.0), *((_name(area + area), -1.0) for area in line)])
    return {
        name[0]: interval for name, interval in intervals_of(knowledge).items() if interval[0] == interval[1]
    }


def test_two_tables_safe_alone_and_not_together() -> None:
    assert _linked(BY_COUNTY, "ABKLM") == {} and _linked(BY_SIZE, "ABKLM") == {}
    assert _linked(BY_COUNTY + BY_SIZE, "ABKLM") == {"K": (3, 3)}
    assert _linked(BY_COUNTY + BY_SIZE, "ABKLMN") == {}


def test_a_line_that_hides_two_of_four_leaves_their_sum(tmp_path: Path) -> None:
    # 10 + 13 + ? + ? = 35, so the two are 12 together: each from 0 to 12.
    cells = pd.DataFrame(counted_line("starts", "district", {"a": 10, "b": 13, "c": 4, "d": 8}))
    hidden = {("starts", "district", "c"), ("starts", "district", "d")}
    report = attack([write_release(tmp_path / "r.duckdb", cells, as_published(cells, hidden))])
    assert report.ok and report.tried == 2 and report.narrowest == 12
    assert report.intervals[("starts", "2026-27-Q2", "district", "c")] == (0, 12)


def test_one_hidden_in_a_line_is_recovered_exactly(tmp_path: Path) -> None:
    cells = pd.DataFrame(counted_line("starts", "district", {"a": 10, "b": 3, "c": 24}))
    report = attack(
        [write_release(tmp_path / "r.duckdb", cells, as_published(cells, {("starts", "district", "b")}))]
    )
    assert [str(one) for one in report.recovered] == ["starts in 2026-27-Q2, district b is 3"]


# tau-ARGUS, sdcTools/UserSupport issue 194: 15 = 10 + 3 + ? + ?.
def test_zeros_always_shown_give_ones_away(tmp_path: Path) -> None:
    cells = pd.DataFrame(counted_line("starts", "district", {"a": 10, "b": 3, "c": 1, "d": 1}))
    hidden = {("starts", "district", "c"), ("starts", "district", "d")}
    file = write_release(tmp_path / "r.duckdb", cells, as_published(cells, hidden))
    recovered = attack([file], zeros_are_shown=True).recovered
    assert [one.lowest for one in recovered if one.group in "cd"] == [1, 1]


@pytest.mark.parametrize("counts", [{"a": 10, "b": 5, "c": 0, "d": 0}])
def test_zeros_hidden_under_what_is_all_shown_are_pinned(tmp_path: Path, counts: dict) -> None:
    # The third case of the same issue: the rest of the line is the total, so what is hidden is nought.
    cells = pd.DataFrame(counted_line("starts", "district", counts))
    hidden = {("starts", "district", "c"), ("starts", "district", "d")}
    report = attack([write_release(tmp_path / "r.duckdb", cells, as_published(cells, hidden))])
    found = [(one.lowest, one.highest) for one in report.recovered if one.group in "cd"]
    assert found == [(0, 0), (0, 0)]


def test_zeros_hidden_under_a_zero_are_zero_and_that_is_no_news(tmp_path: Path) -> None:
    # The second case: 0 = ? + ? + 0. Hiding protects nothing there, and there is nobody to protect.
    cells = pd.DataFrame(counted_line("starts", "district", {"a": 0, "b": 0, "c": 0}))
    hidden = {("starts", "district", "a"), ("starts", "district", "b")}
    report = attack([write_release(tmp_path / "r.duckdb", cells, as_published(cells, hidden))])
    assert {name[3]: interval for name, interval in report.intervals.items()} == {"a": (0, 0), "b": (0, 0)}
    assert report.ok


def test_a_percentage_whose_no_side_is_small_is_found(tmp_path: Path) -> None:
    # 37 of 40 in time: the three that were not can be read off although no cell of 1 to 5 is printed.
    cells = pd.DataFrame(percent_line("in_time", "reviews", {"a": (37, 40), "b": (30, 60)}))
    report = attack([write_release(tmp_path / "r.duckdb", cells, as_published(cells))])
    assert [(one.set, one.group, one.lowest) for one in report.recovered] == [
        ("reviews but not in_time of reviews", "a", 3)
    ]


def test_a_small_count_that_is_simply_printed_is_found(tmp_path: Path) -> None:
    cells = pd.DataFrame(counted_line("starts", "district", {"a": 10, "b": 3, "c": 24}))
    report = attack([write_release(tmp_path / "r.duckdb", cells, as_published(cells))])
    assert [str(one) for one in report.recovered] == ["starts in 2026-27-Q2, district b is 3"]
