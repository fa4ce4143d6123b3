"""A reader who knows which hidden numbers are the small ones, and one who knows what the others are, try as well."""

from pathlib import Path

import pandas as pd

from memberpanel.disclosure.attack import attack
from memberpanel.disclosure.hiding import protect
from memberpanel.disclosure.readers import A, B, C, classes_of
from tests.disclosure.releases import QUARTER, as_published, counted_line, percent_line, write_release

# Files without a history: 10, 5 and 4, and the county's 19 printed. Of b and c, 9 together, each is 0 to 9 to anybody,
# but 4 or 5 to one who knows that both are small (1 to 5).
FILES = percent_line("history", "files", {"a": (70, 80), "b": (35, 40), "c": (26, 30)})
NO_SIDE = "files but not history of files"


def _found(path: Path, rows: list[dict], hidden: set) -> dict[tuple[str, str], tuple[int, int]]:
    cells = pd.DataFrame(rows)
    report = attack(
        [write_release(path / "r.duckdb", cells, as_published(cells, hidden))],
        classes=classes_of(cells, None),
    )
    assert report.recovered == []
    return {(one.name[3], one.reader): (one.lowest, one.highest) for one in report.narrowed}


def test_two_small_ones_alone_are_narrowed_by_who_knows_that_they_are_small(tmp_path: Path) -> None:
    hidden = {("history", "district", "b"), ("history", "district", "c")}
    assert _found(tmp_path, FILES, hidden) == {("b", B): (4, 5), ("c", B): (4, 5)}


def test_a_side_that_is_never_printed_may_not_be_proven_small_by_anybody(tmp_path: Path) -> None:
    # 7, 3 and 2 without one, and the county's 12: b and c have 5 together, so each is 5 or fewer to anybody.
    rows = percent_line("history", "files", {"a": (72, 79), "b": (36, 39), "c": (26, 28)})
    found = _found(tmp_path, rows, {("history", "district", "b"), ("history", "district", "c")})
    assert found[("b", A)] == (0, 5) and found[("c", A)] == (0, 5)


def test_the_hiding_keeps_them_from_that_reader(tmp_path: Path) -> None:
    cells = pd.DataFrame(FILES)
    outcome = protect(cells, identities=[], earlier=None, facts=None, smallest_denominator=20, seed=b"s" * 32)
    gone = outcome.figures[outcome.figures["status"] == "c"]
    assert set(gone["group_name"]) == {"a", "b", "c"} and outcome.report["weaker"] == []
    file = write_release(tmp_path / "r.duckdb", cells, outcome.figures, **outcome.report["manifest"])
    report = attack([file], classes=classes_of(cells, None))
    assert report.ok and report.narrowed == []


def test_who_knows_all_classes_takes_a_small_one_from_an_empty_and_a_large_one(tmp_path: Path) -> None:
    # 11 are hidden: 5, 6 and 0. Who knows that the second is 6 or more and the third none is left with 1 to 5.
    rows = counted_line("starts", "district", {"a": 5, "b": 6, "c": 0, "d": 30})
    found = _found(tmp_path, rows, {("starts", "district", group) for group in "abc"})
    assert found == {}
    (tmp_path / "r.duckdb").unlink()
    # 7 are hidden: 1 and 6. One who knows the classes knows the 1.
    rows = counted_line("starts", "district", {"a": 1, "b": 6, "c": 0, "d": 30})
    found = _found(tmp_path, rows, {("starts", "district", group) for group in "abc"})
    assert found == {("a", C): (1, 1)}


def test_what_was_hidden_earlier_has_no_class_since_its_count_is_not_kept() -> None:
    cells = pd.DataFrame(counted_line("starts", "district", {"a": 1, "b": 6, "c": 40}))
    earlier = as_published(cells, {("starts", "district", "a")})
    assert ("starts", QUARTER, "district", "a") in classes_of(cells, None).small
    assert ("starts", QUARTER, "district", "a") not in classes_of(cells, earlier).small


def test_eight_referrals_of_five_children_are_small_and_may_be_eight() -> None:
    cells = pd.DataFrame(counted_line("starts", "district", {"a": 8, "b": 20}))
    cells.loc[cells["group_name"] == "a", "children"] = 5
    classes = classes_of(cells, None)
    assert classes.small == {("starts", QUARTER, "district", "a"): (1.0, 100_000.0)}
