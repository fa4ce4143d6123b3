"""Printed numbers of which not all can be true are a fault of the release, and not a table to be passed over."""

import json
from pathlib import Path

import pandas as pd
import pytest

from memberpanel.disclosure.attack import attack
from memberpanel.disclosure.hiding import protect
from tests.disclosure.releases import as_published, cell, counted_line, percent_line, write_release

NUMBERS = ["numerator", "denominator", "value"]
SAID = {"identities": "[]"}


def _attack(path: Path, rows: list[dict], hidden: set = frozenset(), change: dict | None = None, **said: str):
    """Attack a release of these rows in which numbers of (measure, breakdown, group) were changed afterwards."""
    cells = pd.DataFrame(rows)
    figures = as_published(cells, hidden)
    for (measure, breakdown, group), count in (change or {}).items():
        where = (figures["measure"] == measure) & (figures["breakdown"] == breakdown)
        figures.loc[where & (figures["group_name"] == group), ["numerator", "value"]] = float(count)
    return attack([write_release(path / "r.duckdb", cells, figures, **said)])


def _faults(report) -> list[str]:
    return [str(fault) for fault in report.faults]


LINE = counted_line("starts", "district", {"a": 10, "b": 13, "c": 24, "d": 8})
NOT_THE_TOTAL = "starts in 2026-27-Q2, district: the groups that are printed do not add up to the total"


def test_a_line_that_adds_up_is_no_fault(tmp_path: Path) -> None:
    assert _attack(tmp_path, LINE).ok


@pytest.mark.parametrize("count", [9, 11])
def test_one_more_or_less_in_a_line_that_is_all_printed(tmp_path: Path, count: int) -> None:
    report = _attack(tmp_path, LINE, change={("starts", "district", "a"): count})
    assert _faults(report) == [NOT_THE_TOTAL] and not report.ok and report.recovered == []


def test_groups_above_the_total_beside_hidden_ones(tmp_path: Path) -> None:
    # 40 + 24 of 55, and two hidden.
    hidden = {("starts", "district", "b"), ("starts", "district", "d")}
    report = _attack(tmp_path, LINE, hidden, change={("starts", "district", "a"): 40})
    assert _faults(report) == [NOT_THE_TOTAL]


def test_a_line_that_the_release_says_is_no_partition_is_none(tmp_path: Path) -> None:
    said = json.dumps([["starts", "2026-27-Q2", "district"]])
    assert _attack(tmp_path, LINE, change={("starts", "district", "a"): 11}, lines_not_in=said).ok


def test_the_hiding_says_which_lines_are_no_partition(tmp_path: Path) -> None:
    rows = [
        *LINE,
        cell("starts", 30, breakdown="need", group_name="abuse"),
        cell("starts", 50, breakdown="need", group_name="other"),
    ]
    given = {"identities": [], "earlier": None, "facts": None, "smallest_denominator": 20, "seed": b"s" * 32}
    outcome = protect(pd.DataFrame(rows), **given)
    manifest = outcome.report["manifest"]
    assert json.loads(manifest["lines_not_in"]) == [["starts", "2026-27-Q2", "need"]]
    file = write_release(tmp_path / "r.duckdb", pd.DataFrame(rows), outcome.figures, **manifest)
    assert attack([file]).ok


def test_a_percentage_that_its_sides_do_not_make(tmp_path: Path) -> None:
    # 30 of 60 is 50, not 51.
    rows = percent_line("in_time", "reviews", {"a": (30, 60), "b": (40, 80)})
    cells = pd.DataFrame(rows)
    figures = as_published(cells)
    figures.loc[figures["group_name"] == "a", "value"] = 51.0
    report = attack([write_release(tmp_path / "r.duckdb", cells, figures)])
    assert _faults(report) == ["in_time of reviews in 2026-27-Q2, district: a is not what its parts make it"]


def test_hidden_numbers_that_no_numbers_fit(tmp_path: Path) -> None:
    # Of 20 and 30 invited, a and b, at most 50 can have come: the county prints 60 of 130 and 5 of 80 in c.
    rows = percent_line("came", "invited", {"a": (20, 20), "b": (25, 30), "c": (15, 80)})
    cells = pd.DataFrame(rows)
    hidden = {("came", "district", "a"), ("came", "district", "b")}
    figures = as_published(cells, hidden)
    for group, of in (("a", 20.0), ("b", 30.0)):
        figures.loc[figures["group_name"] == group, "denominator"] = of
    file = write_release(tmp_path / "good.duckdb", cells, figures)
    assert attack([file]).faults == []
    c = figures["group_name"] == "c"
    figures.loc[c, ["numerator", "value"]] = [5.0, 6.3]
    report = attack([write_release(tmp_path / "bad.duckdb", cells, figures)])
    assert [fault.words for fault in report.faults] == ["what is printed cannot all be true"]
    assert report.faults[0].quarter == "2026-27-Q2" and not report.ok


def test_a_quarter_printed_again_as_another_number(tmp_path: Path) -> None:
    cells = pd.DataFrame(LINE)
    first, second = as_published(cells), as_published(cells)
    for group in ("a", "b"):
        second.loc[second["group_name"] == group, ["numerator", "value"]] += 1.0 if group == "a" else -1.0
    files = [
        write_release(tmp_path / f"{version}.duckdb", cells, figures, version=version)
        for version, figures in ((1, first), (2, second))
    ]
    assert [str(fault) for fault in attack(files).faults] == [
        "starts in 2026-27-Q2, district: a is printed as two numbers",
        "starts in 2026-27-Q2, district: b is printed as two numbers",
    ]


def test_a_revised_county_total_is_none(tmp_path: Path) -> None:
    cells = pd.DataFrame(LINE)
    first, second = as_published(cells), as_published(cells)
    total = second["breakdown"] == "total"
    second.loc[total, ["numerator", "value"]] = 57.0
    second.loc[total, "revised"] = True
    files = [
        write_release(tmp_path / f"{version}.duckdb", cells, figures, version=version, release=f"r{version}")
        for version, figures in ((1, first), (2, second))
    ]
    assert attack(files).ok


def _stock(now: int) -> list[dict]:
    """Return 100 open a quarter before, 30 started and 20 ended: 110 are open now."""
    return [
        cell("open", 100, quarter="2026-27-Q1", kind="stock"), cell("open", now, kind="stock"),
        cell("started", 30), cell("ended", 20),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("now", "not_in", "faults"),
    [
        (110, [], 0),
        (111, [], 1),
        # Late records: the release says itself that the sum does not hold.
        (111, [["2026-27-Q2", "total"]], 0),
    ],
)
def test_what_a_release_says_to_hold_and_what_it_prints(tmp_path: Path, now, not_in, faults) -> None:
    said = json.dumps([{"stock": "open", "started": "started", "ended": "ended", "not_in": not_in}])
    assert len(_attack(tmp_path, _stock(now), identities=said).faults) == faults


def test_where_nothing_is_said_a_sum_that_does_not_hold_is_none(tmp_path: Path) -> None:
    assert _attack(tmp_path, _stock(111)).faults == []
