"""The rules of the protection one by one (S2 thresholds, S3 zeros, S4 what is small, S10 derived figures)."""

from pathlib import Path

import pandas as pd
import pytest

from memberpanel.disclosure.attack import attack
from memberpanel.disclosure.hiding import protect
from memberpanel.measures.definition import measures
from tests.disclosure.releases import as_published, cell, counted_line, percent_line, write_release

Cell = tuple[str, str, str]


def _figures(rows: list[dict], smallest: int = 20) -> pd.DataFrame:
    given = {
        "identities": [],
        "earlier": None,
        "facts": None,
        "smallest_denominator": smallest,
        "seed": b"s" * 32,
    }
    return protect(pd.DataFrame(rows), **given).figures


def _hidden(rows: list[dict], smallest: int = 20) -> set[str]:
    figures = _figures(rows, smallest)
    return set(figures.loc[figures["status"] == "c", "group_name"])


# S2: 1 to 5 are hidden, 6 and nought are not; in a sensitive table 1 to 9 are, and 10 is not.


@pytest.mark.parametrize(("threshold", "shown", "small"), [(6, (0, 6), (1, 5)), (10, (0, 10), (1, 9))])
def test_s2_what_is_under_the_threshold(threshold: int, shown: tuple, small: tuple) -> None:
    for count in shown:
        assert _hidden([cell("starts", count, threshold=threshold)]) == set()
    for count in small:
        assert _hidden([cell("starts", count, threshold=threshold)]) == {"all"}


def test_s2_what_the_court_decided_is_broken_down_with_the_higher_threshold() -> None:
    of_court = [one for one in measures().values() if one.topic == "proceedings" and one.breakdowns]
    assert [one.name for one in of_court if not one.sensitive] == []
    assert measures()["final_order"].sensitive


def test_s2_the_attack_holds_to_six_whatever_a_file_says(tmp_path: Path) -> None:
    cells = pd.DataFrame(counted_line("starts", "district", {"a": 10, "b": 4, "c": 24}))
    file = write_release(
        tmp_path / "r.duckdb", cells, as_published(cells), threshold="2", thresholds='{"starts": [2, 2]}'
    )
    assert [one.group for one in attack([file]).recovered] == ["b"]


# S3: a nought is shown where its line hides nothing, and hidden where it hides something.


def test_s3_a_nought_is_shown_in_a_line_that_hides_nothing() -> None:
    assert _hidden(counted_line("starts", "district", {"a": 0, "b": 30, "c": 12})) == set()


def test_s3_noughts_go_with_whatever_their_line_hides() -> None:
    gone = _hidden(counted_line("starts", "district", {"a": 3, "b": 0, "c": 0, "d": 30, "e": 12}))
    assert {"a", "b", "c"} <= gone


def test_s3_a_nought_beside_what_is_hidden_tells_that_it_is_none_and_the_attack_uses_it(
    tmp_path: Path,
) -> None:
    # 2 are hidden in two places. With the nought shown neither is none, so both are one.
    cells = pd.DataFrame(counted_line("starts", "district", {"a": 1, "b": 1, "c": 0, "d": 30}))
    hidden = {("starts", "district", "a"), ("starts", "district", "b")}
    report = attack([write_release(tmp_path / "r.duckdb", cells, as_published(cells, hidden))])
    assert [(one.group, one.lowest, one.highest) for one in report.recovered] == [("a", 1, 1), ("b", 1, 1)]


def test_s3_nothing_is_hidden_under_a_nought() -> None:
    assert _hidden(counted_line("starts", "district", {"a": 0, "b": 0})) == set()


# S4: what counts as small.


def test_s4_a_county_in_one_category_hides_the_category_and_a_county_in_one_district_does_not() -> None:
    # Who knows that all but two are in one category knows it of nearly every child; where they live is known anyway.
    one = {"a": 38, "b": 2, "c": 0}
    assert "a" in _hidden(counted_line("plans", "category", one))
    everybody = {"a": 40, "b": 0, "c": 0}
    assert "a" in _hidden(counted_line("plans", "category", everybody))
    assert _hidden(counted_line("plans", "district", everybody)) == set()


def test_s4_those_outside_a_set_that_is_within_another_are_a_cell() -> None:
    # 40 enquiries, 37 of them led to a conference: three did not.
    around = cell("enquiries", 40)
    assert _hidden([around, cell("conferences", 30, within="enquiries")]) == set()
    assert _hidden([around, cell("conferences", 37, within="enquiries")]) != set()


def test_s4_the_attack_finds_those_outside(tmp_path: Path) -> None:
    cells = pd.DataFrame([cell("enquiries", 40), cell("conferences", 37)])
    file = write_release(
        tmp_path / "r.duckdb", cells, as_published(cells), within='{"conferences": "enquiries"}'
    )
    assert [(one.set, one.lowest, one.highest) for one in attack([file]).recovered] == [
        ("enquiries outside conferences", 3, 3)
    ]


def test_s4_a_flow_is_judged_by_children_and_not_by_events() -> None:
    assert _hidden([cell("referrals", 9, children=5)]) == {"all"}
    assert _hidden([cell("referrals", 9, children=6)]) == set()


# S10: what is derived comes from what is shown.


def test_s10_a_percentage_of_nineteen_is_not_shown_and_of_twenty_is() -> None:
    sets = {"statistic": "percent", "whole_set": "reviews", "part_set": "on time"}
    assert _hidden([cell("in_time", 10, 19, **sets)]) == {"all"}
    assert _hidden([cell("in_time", 10, 20, **sets)]) == set()


def test_s10_a_median_of_nine_is_not_shown_and_of_ten_is() -> None:
    sets = {"statistic": "median", "whole_set": "cases"}
    assert _hidden([cell("weeks", None, 9, value=30.0, **sets)]) == {"all"}
    assert _hidden([cell("weeks", None, 10, value=30.0, **sets)]) == set()


def test_s10_of_what_is_hidden_no_number_stands_anywhere_in_its_row() -> None:
    figures = _figures(percent_line("in_time", "reviews", {"a": (37, 40), "b": (30, 60), "c": (50, 70)}))
    gone = figures[figures["status"] == "c"]
    assert len(gone) >= 2 and gone[["numerator", "denominator", "value"]].isna().all(axis=None)


# Section 5: columns that are each safe alone.

QUARTERS = ("2025-26-Q1", "2025-26-Q2", "2025-26-Q3", "2025-26-Q4")
# In three quarters one district is small and another was hidden beside it; then the year is shown.
BY_QUARTER = {
    "2025-26-Q1": {"a": 3, "b": 20, "c": 30, "d": 25},
    "2025-26-Q2": {"a": 21, "b": 4, "c": 28, "d": 31},
    "2025-26-Q3": {"a": 18, "b": 22, "c": 2, "d": 27},
    "2025-26-Q4": {"a": 25, "b": 19, "c": 33, "d": 15},
}
BESIDE = {"2025-26-Q1": "ab", "2025-26-Q2": "bc", "2025-26-Q3": "cd"}


def test_time_columns_that_are_safe_alone_give_every_small_cell_away_together(tmp_path: Path) -> None:
    rows, hidden = [], {}
    for quarter, counts in BY_QUARTER.items():
        rows += counted_line("starts", "district", counts, quarter=quarter)
        hidden |= {(quarter, group): counts[group] for group in BESIDE.get(quarter, "")}
    quarters = pd.DataFrame(rows)
    year = {group: sum(counts[group] for counts in BY_QUARTER.values()) for group in "abcd"}
    for place, (group, count) in enumerate(year.items()):
        where = {
            "quarter": QUARTERS[-1],
            "breakdown": "district_year",
            "group_name": group,
            "group_order": place,
        }
        rows.append(cell("starts", count, **where))
    rows.append(cell("starts", sum(year.values()), quarter=QUARTERS[-1], breakdown="total_year"))
    both = pd.DataFrame(rows)

    def attacked(cells: pd.DataFrame, name: str) -> list:
        figures = as_published(cells)
        at = zip(figures["quarter"], figures["group_name"], figures["breakdown"], strict=True)
        gone = pd.Series([(when, group) in hidden and by == "district" for when, group, by in at])
        figures.loc[gone, ["numerator", "denominator", "value"]] = None
        figures.loc[gone, "status"] = "c"
        return attack([write_release(tmp_path / name, cells, figures)]).recovered

    assert attacked(quarters, "quarters.duckdb") == []
    found = {
        (one.quarter, one.group): one.lowest
        for one in attacked(both, "both.duckdb")
        if one.lowest == one.highest
    }
    assert found == hidden
