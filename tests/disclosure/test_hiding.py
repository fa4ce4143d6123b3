"""What is hidden: small counts, the small "no" side of a percentage, and what would give them away."""

from pathlib import Path

import pandas as pd

from memberpanel.disclosure.attack import attack
from memberpanel.disclosure.hiding import protect
from tests.disclosure.releases import cell, counted_line, percent_line, write_release

SEED = b"a private seed of thirty-two byte"


def protected(rows: list[dict], **others: object):
    given = {
        "identities": [],
        "earlier": None,
        "facts": None,
        "smallest_denominator": 20,
        "seed": SEED,
        **others,
    }
    return protect(pd.DataFrame(rows), **given)


def hidden(rows: list[dict], **others: object) -> set[tuple[str, str, str]]:
    figures = protected(rows, **others).figures
    gone = figures[figures["status"] == "c"]
    return set(zip(gone["measure"], gone["breakdown"], gone["group_name"], strict=True))


def test_a_small_count_takes_another_with_it() -> None:
    gone = hidden(counted_line("starts", "district", {"a": 3, "b": 30, "c": 12}))
    assert ("starts", "district", "a") in gone and len(gone) == 2
    assert ("starts", "total", "all") not in gone


def test_nothing_small_hides_nothing() -> None:
    assert hidden(counted_line("starts", "district", {"a": 6, "b": 30, "c": 0})) == set()


def test_zeros_of_a_line_that_hides_something_go_too() -> None:
    assert ("starts", "district", "c") in hidden(
        counted_line("starts", "district", {"a": 3, "b": 30, "c": 0, "d": 9})
    )


def test_a_county_total_under_the_threshold_is_hidden() -> None:
    assert hidden([cell("deaths", 4)]) == {("deaths", "total", "all")}


def test_eight_referrals_of_five_children_are_five_children() -> None:
    assert hidden([cell("referrals", 8, children=5)]) == {("referrals", "total", "all")}


def test_the_no_side_is_a_cell() -> None:
    # 37 of 40 in time leaves three late: that percentage goes, and another with it, or the county's gives it back.
    gone = hidden(percent_line("in_time", "reviews", {"a": (37, 40), "b": (30, 60), "c": (50, 70)}))
    assert ("in_time", "district", "a") in gone and len(gone) == 2


def test_a_percentage_of_fewer_than_twenty_is_not_shown() -> None:
    assert hidden(
        [cell("in_time", 10, 19, statistic="percent", whole_set="reviews", part_set="on time")]
    ) == {("in_time", "total", "all")}


def test_things_are_not_hidden() -> None:
    assert hidden([cell("board", 1, 4, statistic="percent", part_set="attended", protect="things")]) == set()


def test_the_attack_fails_on_what_is_protected(tmp_path: Path) -> None:
    rows = counted_line("reviews", "district", {"a": 40, "b": 60, "c": 25, "d": 3})
    rows += percent_line("in_time", "reviews", {"a": (37, 40), "b": (30, 60), "c": (14, 25), "d": (3, 3)})
    outcome = protected(rows)
    file = write_release(
        tmp_path / "r.duckdb", pd.DataFrame(rows), outcome.figures, **outcome.report["manifest"]
    )
    report = attack([file])
    assert report.ok and report.narrowest >= 5


def test_the_same_inputs_and_seed_give_the_same_figures() -> None:
    rows = counted_line("starts", "district", {"a": 3, "b": 13, "c": 12, "d": 14})
    pd.testing.assert_frame_equal(protected(rows).figures, protected(rows).figures)
