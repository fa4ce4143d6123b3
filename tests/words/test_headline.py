"""Sentences about the made release, whose every number is a literal (tests/made_release.py)."""

from pathlib import Path

import pandas as pd
import pytest

from memberpanel.release.reading import Release, open_release
from memberpanel.words.headline import (
    alt_text,
    change_words,
    claim,
    headline,
    shares_headline,
    subtitle,
    year_headline,
)
from memberpanel.words.signal_words import moves_in_a_row, short_signal_words, signal_words
from tests.made_release import make_release

QUARTER = "2026-27-Q2"


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    return open_release(make_release(Path(tmp_path_factory.mktemp("releases"))))


def said(release: Release, name: str, words=headline) -> str:
    return words(release.measure(name), release.figures(name), release.signals(name))


def test_the_standard_stands_before_the_signal(release):
    assert said(release, "reviews_in_time") == (
        "Reviews in time were 84.4%; the standard is every review; lower in each of the last nine quarters."
    )


def test_outside_the_usual_range_and_falling_are_both_said(release):
    signals = release.signals("reviews_in_time")
    signals.loc[signals["quarter"] == QUARTER, "point"] = "outside"
    words = headline(release.measure("reviews_in_time"), release.figures("reviews_in_time"), signals)
    assert words.endswith("; unusually low, and lower in each of the last nine quarters.")


def test_an_ordinary_quarter_is_within_the_usual_range(release):
    assert (
        said(release, "referrals") == "Referrals were 1,412: within the usual range of the last 16 quarters."
    )


def test_a_shift_without_a_good_direction_is_said_plainly(release):
    assert said(release, "plans_open") == (
        "Children on a child protection plan: 511; above average in each of the last eight quarters."
    )


def test_a_rate_is_not_said_to_be_for_every_10000_twice(release):
    assert said(release, "plans_open_rate").startswith("Children on a plan for every 10,000: 34.7; ")


def test_a_share_names_its_largest_groups_and_never_its_whole():
    measure = {"title": "Who made the referrals", "statistic": "share", "unit": "percent", "decimals": 1}
    groups = pd.DataFrame(
        [
            (QUARTER, "Schools", "shown", 24.5),
            (QUARTER, "Police", "shown", 31.2),
            (QUARTER, "Housing", "c", None),
            ("2026-27-Q1", "Schools", "shown", 99.0),
        ],
        columns=["quarter", "group_name", "status", "value"],
    )
    assert shares_headline(measure, groups) == (
        "Who made the referrals: most often Police 31.2%, then Schools 24.5%; 1 group is not shown."
    )
    total = pd.DataFrame([{"quarter": QUARTER, "status": "shown", "value": 100.0, "denominator": 1412.0}])
    assert claim(measure, total) == "Who made the referrals: 1,412 in all"


def test_too_few_quarters_are_said_to_be_too_few(release):
    assert said(release, "proceedings_weeks") == (
        "Length of care proceedings: 38 weeks; the standard is 26 weeks; "
        "too few quarters to judge what is usual: 10 of the 13 needed."
    )


@pytest.mark.parametrize(
    ("status", "reason", "protect", "words"),
    [
        ("c", "", "children", "Referrals cannot be shown for July to September 2026: the number is hidden so that "
         "no child can be worked out."),
        ("c", "", "staff", "Referrals cannot be shown for July to September 2026: the number is hidden so that "
         "no member of staff can be worked out."),
        ("x", "Needs 12 months of referrals before it.", "children", "Referrals cannot be given for July to "
         "September 2026: needs 12 months of referrals before it."),
        ("z", "No board met.", "children", "Referrals: not applicable in July to September 2026: no board met."),
        ("low", "", "children", "Referrals: more than nothing in July to September 2026, but so few that it "
         "rounds to 0."),
    ],
)  # fmt: skip
def test_a_latest_figure_that_is_not_shown_is_said_plainly(release, status, reason, protect, words):
    measure = {**release.measure("referrals"), "protect": protect}
    figures = release.figures("referrals")
    last = figures["quarter"] == QUARTER
    figures.loc[last, ["status", "reason"]] = [status, reason]
    figures.loc[last, ["value", "numerator"]] = [float("nan")] * 2
    assert headline(measure, figures, release.signals("referrals")) == words


def test_changes_are_in_words_and_without_an_arrow_when_nothing_is_unusual(release):
    assert said(release, "referrals", change_words) == (
        "47 more than last quarter (Apr–Jun 2026); 10 more than the same quarter last year (Jul–Sep 2025)."
    )


def test_an_arrow_stands_only_beside_a_signal(release):
    assert said(release, "reviews_in_time", change_words).startswith("↓ 2.1 percentage points lower than")


def test_a_hidden_quarter_is_not_compared_with(release):
    figures = release.figures("referrals")
    figures.loc[figures["quarter"] == "2026-27-Q1", ["status", "value"]] = ["c", float("nan")]
    words = change_words(release.measure("referrals"), figures, release.signals("referrals"))
    assert words.startswith("Last quarter (Apr–Jun 2026) is not shown; 10 more than")


def test_the_statistical_line_says_what_when_where_and_out_of_how_many(release):
    reviews = subtitle(
        release.measure("reviews_in_time"), release.figures("reviews_in_time"), area="Leicestershire"
    )
    assert reviews == (
        "Children whose every review was in time · at 30 September 2026 · Leicestershire · 265 of 314"
    )


def test_the_alternative_text_tells_the_chart(release):
    assert said(release, "repeat_plans", alt_text) == (
        "Line chart of second or subsequent plans, per cent, by quarter. Starts at 24.3 in Oct–Dec 2022, "
        "highest 26.5 in Jan–Mar 2023, lowest 23.4 in Jul–Sep 2023, last 24.8 in Jul–Sep 2026. "
        "1 quarter is not shown; the line breaks there."
    )


def test_the_words_of_a_tile_have_a_shape_beside_them(release):
    def tile(name: str) -> str:
        return short_signal_words(release.figures(name), release.signals(name))

    assert tile("referrals") == "Within the usual range"
    assert tile("reviews_in_time") == "◆ Lower in each of the last nine quarters"
    assert tile("plans_open") == "▲ Above average in each of the last eight quarters"
    assert tile("proceedings_weeks") == "Too few quarters to judge"


def test_moves_in_a_row_stop_at_a_gap_and_at_a_tie():
    assert moves_in_a_row(pd.Series([1, 2, 3, 4])) == 3
    assert moves_in_a_row(pd.Series([4, 3, 3, 2])) == -1
    assert moves_in_a_row(pd.Series([1, None, 3, 4])) == 1
    assert moves_in_a_row(pd.Series([2, 2])) == 0


def test_nothing_said_is_ever_normal_or_no_problem(release):
    for name in release.measures()["measure"]:
        words = said(release, name).lower()
        assert "normal" not in words
        assert "no problem" not in words


def test_a_level_that_stays_outside_says_for_how_long():
    quarters = ["2025-26-Q4", "2026-27-Q1", "2026-27-Q2"]
    figures = pd.DataFrame({"quarter": quarters, "status": "shown", "value": [450.0, 540.0, 538.0]})
    signals = pd.DataFrame(
        {
            "quarter": quarters,
            "point": ["common", "outside", "outside"],
            "side": ["none", "high", "high"],
            "meaning": ["common", "neutral", "neutral"],
            "segment": 1,
        }
    )
    assert signal_words(figures, signals) == "unusually high in each of the last two quarters"
    signals.loc[1, ["point", "side"]] = ["common", "none"]
    assert signal_words(figures, signals) == "unusually high"


def test_what_is_published_by_year_only_says_its_year_and_why() -> None:
    measure = {
        "title": "Care cases in 26 weeks", "unit": "percent", "statistic": "percent", "decimals": 1,
        "standard_words": "every case", "target_words": None,
    }  # fmt: skip
    years = pd.DataFrame(
        {
            "quarter": ["2024-25-Q4", "2025-26-Q4"], "breakdown": "total_year", "status": "shown",
            "value": [40.0, 36.5],
        }
    )  # fmt: skip
    assert year_headline(measure, years) == (
        "Care cases in 26 weeks: 36.5% in the year to 31 March 2026; the standard is every case. "
        "It is published by year only, since so few can be counted in a quarter."
    )
    hidden = years.assign(status=["shown", "c"])
    assert year_headline(measure, hidden).endswith("and not shown for the year to 31 March 2026.")
