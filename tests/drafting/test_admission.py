"""The test that admits a table (docs/decisions/0007): on figures worked out by hand, and on the demonstration county."""

import pandas as pd
import pytest

from memberpanel.drafting.admission import judged
from memberpanel.measures.definition import measure
from memberpanel.periods import yearly
from memberpanel.quarters import Quarter, last_quarters
from memberpanel.release.reading import open_release
from memberpanel.release.which import current
from memberpanel.words.admitted import admission_words, verdict_words

QUARTERS = [str(quarter) for quarter in last_quarters(Quarter(2026, 2), 10)]


def _rows(
    name: str, breakdown: str, quarters: list[str], *, smallest: int = 40, hidden: int = 0
) -> list[dict]:
    """Return two groups a quarter; of the latest quarters one figure each is hidden, as many as asked for."""
    rows = []
    for back, quarter in enumerate(reversed(quarters)):
        for group, count in (("a", 90), ("b", smallest)):
            status = "c" if group == "b" and back < hidden else "shown"
            rows.append(
                {
                    "measure": name, "quarter": quarter, "breakdown": breakdown, "group_name": group,
                    "status": status, "numerator": float(count), "threshold": 6,
                }
            )  # fmt: skip
    return rows


def _tried(name: str, breakdown: str, quarters: list[str] = QUARTERS, **others: int):
    frame = pd.DataFrame(_rows(name, breakdown, quarters, **others))
    (tried,) = judged(frame, frame, {name: measure(name)})
    return tried


def test_a_two_way_table_hides_15_in_100_at_most() -> None:
    """Of 16 figures of eight quarters two are 12.5 in 100, and three are 18.75."""
    fits, too_many = _tried("referrals", "district", hidden=2), _tried("referrals", "district", hidden=3)
    assert (fits.figures, fits.hidden, fits.why) == (16, 2, "")
    assert (too_many.hidden, too_many.why) == (3, "hides 19%, more than 15%")


def test_a_dimension_has_no_county_figure_under_twice_the_threshold() -> None:
    assert _tried("referrals", "source", smallest=12).fits
    too_small = _tried("referrals", "source", smallest=11)
    assert (too_small.smallest, too_small.why) == (11, "has a group of under 12: join groups")
    assert _tried("referrals", "source", smallest=0).fits  # none is no small number
    assert _tried("referrals", "district", smallest=11).fits  # by district the rule is the share hidden


def test_by_year_the_latest_two_years_are_tried() -> None:
    years = ["2022-23-Q4", "2023-24-Q4", "2024-25-Q4", "2025-26-Q4"]
    tried = _tried("plan_end_reason", yearly("end_reason"), years, hidden=1, smallest=7)
    assert (tried.period, tried.breakdown, tried.figures, tried.hidden) == ("year", "end_reason", 4, 1)
    assert tried.why == "hides 25%, more than 15%"
    assert _tried("plan_end_reason", yearly("end_reason"), years, smallest=7).fits


def test_only_the_latest_eight_quarters_are_tried() -> None:
    assert _tried("referrals", "district").figures == 16


def test_it_is_said_in_words() -> None:
    tried = {"breakdown": "age_band", "period": "quarter", "figures": 40, "hidden": 2, "why": ""}
    assert admission_words(tried) == (
        "By age band, each quarter: 2 of 40 (5%) of the figures of the latest eight quarters hidden."
    )
    assert (
        verdict_words({**tried, "why": "hides 19%, more than 15%"})
        == "does not fit: hides 19%, more than 15%"
    )


@pytest.fixture(scope="module")
def admission(demo_home) -> list[dict]:
    release = open_release(current(demo_home))
    tried = release.admission()
    release.close()
    return tried


def test_no_table_of_the_demonstration_county_is_published_against_the_rule(admission) -> None:
    assert len(admission) > 10
    assert {(one["measure"], one["breakdown"]): one["why"] for one in admission if one["why"]} == {}


def test_a_release_says_of_no_table_how_small_its_smallest_figure_is(admission) -> None:
    """It may be one that the table hides, and the manifest is published with it."""
    told = {"measure", "breakdown", "period", "figures", "hidden", "why"}
    assert all(set(one) == told for one in admission)


def test_what_hides_too_much_by_quarter_is_published_by_year(admission) -> None:
    by_year = {(one["measure"], one["breakdown"]) for one in admission if one["period"] == "year"}
    assert by_year == {
        ("assessments_in_time", "district"),
        ("assessed_not_in_need", "district"),
        ("plans_started", "district"),
        ("plan_gap", "gap_band"),
        ("plan_end_reason", "end_reason"),
        ("final_order", "final_order"),
    }


def test_a_county_figure_under_the_threshold_makes_a_measure_yearly() -> None:
    """5 of 20 in one of eight quarters: 5 is under 6."""
    measures = {"conferences_to_plan": measure("conferences_to_plan")}
    counts = [(12, 24)] * 7 + [(5, 20)]
    rows = pd.DataFrame(
        [
            {
                "measure": "conferences_to_plan", "quarter": quarter, "breakdown": "total", "group_name": "all",
                "status": "c" if part < 6 else "shown", "numerator": part, "denominator": whole, "threshold": 6,
                "statistic": "percent",
            }
            for quarter, (part, whole) in zip(QUARTERS[-8:], counts, strict=True)
        ]
    )  # fmt: skip
    (tried,) = judged(rows, rows, measures)
    assert (tried.breakdown, tried.hidden, tried.smallest) == ("total", 1, 5)
    assert tried.why == "has a county figure of under 6: publish it by year only"
    fine = rows[rows["numerator"] > 5]
    assert judged(fine, fine, measures) == []
