"""Limits and signals against published answers of the NHS Making Data Count tools."""

import numpy as np
import pandas as pd
import pytest

from memberpanel.quarters import Quarter, last_quarters
from memberpanel.signals.xmr import average_range, limits, signal_frame

BREACHES = [
    1195, 1843, 1397, 1333, 1771, 1751, 2013, 1759, 2179, 2585, 1654, 1543,
    1632, 1558, 1190, 1357, 1279, 1683, 2190, 1804, 986, 2181, 2048, 2154,
]  # fmt: skip  # NHSRplotthedots vignettes/NHSRplotthedots.Rmd, trust RRK, April 2016 to March 2018
OUTLIER = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
NEAR_CONSTANT = [1, 1, 1, 1, 2]
LATEST = Quarter(2026, 2)


def series(values: list[float], latest: Quarter = LATEST) -> pd.Series:
    quarters = [str(quarter) for quarter in last_quarters(latest, len(values))]
    return pd.Series(values, index=quarters, dtype=float)


def signals(values: list[float], good_is: str = "neither", **more) -> pd.DataFrame:
    return signal_frame(series(values), good_is=good_is, **more)


def test_screened_limits_are_those_of_the_deviations_vignette():
    # NHSRplotthedots vignettes/deviations.Rmd, figure caption (the R package's default), to 2 places
    lines = limits(OUTLIER)
    assert (round(lines.mean, 2), round(lines.lower, 2), round(lines.upper, 2)) == (1.94, -0.72, 4.60)


def test_unscreened_limits_are_those_of_the_nhs_workbook():
    # the same caption, Making Data Count Excel behaviour
    lines = limits(OUTLIER, screen=False)
    assert (round(lines.mean, 2), round(lines.lower, 2), round(lines.upper, 2)) == (1.94, -3.06, 6.95)


def test_limits_of_the_python_sample():
    # nhspy-plotthedots test_sample2: 16, 9, 4, 2, 1
    lines = limits([16, 9, 4, 2, 1])
    assert (lines.mean, lines.lower, lines.upper) == pytest.approx((6.4, -3.575, 16.375))


def test_near_limits_stand_two_thirds_of_the_way():
    lines = limits([16, 9, 4, 2, 1])  # average range 3.75; 2 * 2.66 / 3 * 3.75 = 6.65
    assert (lines.near_lower, lines.near_upper) == pytest.approx((-0.25, 13.05))


def test_the_run_below_the_mean_in_the_published_example_is_marked_as_improvement():
    # "8 sequential points coloured in blue": the 11th to the 18th are below 1711.875, and fewer breaches is better
    frame = signals(BREACHES, good_is="low")
    assert frame["mean"].iloc[0] == 1711.875
    assert frame["lower"].iloc[0] == pytest.approx(849.7931818)
    assert frame["upper"].iloc[0] == pytest.approx(2573.9568182)
    assert list(frame["point"].iloc[10:18]) == ["shift"] * 8
    assert list(frame["meaning"].iloc[10:18]) == ["improvement"] * 8


def test_the_collapse_of_the_moving_range_draws_no_limits():
    # nhspy-plotthedots flags all five points of 1, 1, 1, 1, 2; screening leaves no range at all
    assert average_range(NEAR_CONSTANT) == 0
    frame = signals([100.0] * 13 + [101.0], statistic="percent")
    assert set(frame["point"]) == {"none"}
    assert frame["mean"].isna().all()
    assert set(frame["why_none"]) == {"the figure hardly ever changes, so there is no usual range to draw"}


def test_twelve_quarters_are_too_few_and_thirteen_are_enough():
    twelve, thirteen = signals([20, 24] * 6), signals([20, 24] * 6 + [20])
    assert set(twelve["point"]) == {"none"}
    assert twelve["why_none"].iloc[-1] == "only 12 quarters are shown: 13 are needed to say what is usual"
    assert set(thirteen["point"]) == {"common"}


def test_a_count_with_a_median_under_five_gets_no_limits_and_a_percentage_does():
    rare = [3, 6, 4, 2, 5, 3, 4, 6, 2, 3, 4, 5, 3]
    assert signals(rare)["why_none"].iloc[-1] == "the numbers are too small to say what is usual"
    assert set(signals(rare, statistic="percent")["point"]) == {"common"}


def test_every_quarter_at_the_standard_says_so():
    frame = signals([100.0] * 14, standard=100.0, statistic="percent")
    assert (
        frame["why_none"].iloc[-1]
        == "every quarter shown met the standard exactly, so there is no usual range to draw"
    )


@pytest.mark.parametrize(
    ("good_is", "meaning"), [("low", "concern"), ("high", "improvement"), ("neither", "neutral")]
)
def test_a_spike_means_what_good_is_says(good_is, meaning):
    frame = signals([20, 24] * 7 + [60, 20], good_is=good_is)
    assert tuple(frame[["point", "side", "meaning"]].iloc[14]) == ("outside", "high", meaning)
    assert frame["point"].iloc[15] == "common"


def test_a_hidden_quarter_breaks_a_trend():
    rising = [50, 54, 50, 54, 50, 54, 50, 48, 49, 50, 51, 52, 53, 54]
    broken = [*rising[:10], np.nan, *rising[11:]]
    assert list(signals(rising)["point"].iloc[7:]) == ["trend"] * 7
    frame = signals([*broken, 52])
    assert "trend" not in set(frame["point"])
    assert tuple(frame[["point", "why_none"]].iloc[10]) == ("none", "this quarter is not shown")


def test_a_quarter_that_is_absent_breaks_a_run_like_one_that_is_hidden():
    values = series([50, 54] * 4 + [50, 51, 52, 53, 54, 55, 56])
    frame = signal_frame(values.drop(values.index[11]), good_is="neither")
    assert len(frame) == 14
    assert "trend" not in set(frame["point"])


def test_a_rebase_starts_a_new_range():
    old, new = [20, 24] * 7, [60, 64] * 7
    frame = signal_frame(series(old + new), good_is="neither", rebases=["2023-24-Q1"])
    # 28 quarters to 2026-27-Q2; the 15th is 2023-24-Q1
    assert list(frame["segment"]) == [1] * 14 + [2] * 14
    assert (frame["mean"].iloc[0], frame["mean"].iloc[-1]) == (22, 62)
    assert set(frame["point"]) == {"common"}


def test_too_few_quarters_since_a_rebase_are_said_to_be_so():
    frame = signal_frame(series([20, 24] * 7 + [60, 64]), good_is="neither", rebases=["2026-27-Q1"])
    assert set(frame["point"].iloc[:14]) == {"common"}
    assert (
        frame["why_none"].iloc[-1]
        == "only 2 quarters are shown since the agreed change: 13 are needed to say what is usual"
    )


def test_concern_is_said_before_improvement():
    # rises by one for seven quarters (a concern where low is good) while still far below the limits (an improvement)
    values = [60, 64] * 14 + [20, 21, 22, 23, 24, 25, 26]
    frame = signals(values, good_is="low")
    assert tuple(frame[["point", "side", "meaning"]].iloc[-1]) == ("trend", "high", "concern")


def test_opposite_outliers_on_the_last_two_points_are_not_two_of_three():
    # NHSRplotthedots tests: 1, -1 repeated, then 5.5, -5.5; the last two are common cause
    frame = signals([1, -1] * 7 + [5.5, -5.5], statistic="percent")
    assert len(frame) == 16
    assert "two_of_three" not in set(frame["point"])


def test_no_quarters_give_no_rows():
    assert signal_frame(pd.Series([], dtype=float), good_is="low").empty
