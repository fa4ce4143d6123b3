"""A signal, or a missed standard or target, needs an answer; the made release has each."""

import pandas as pd
import pytest

from memberpanel.panel_record.answers import missed, wanting_answers
from tests.made_release import made_frames


def _wanting(**other) -> pd.DataFrame:
    frames = made_frames()
    names = ("measures", "figures", "signals", "commentary")
    return wanting_answers(quarter="2026-27-Q2", **{**{name: frames[name] for name in names}, **other})


def test_what_needs_an_answer_and_what_has_one():
    assert _wanting().values.tolist() == [
        ["re_referrals", "Re-referrals within 12 months", "the latest quarter is out of the ordinary", False],
        [
            "plans_open",
            "Children on a child protection plan",
            "the latest quarter is out of the ordinary",
            False,
        ],
        [
            "reviews_in_time",
            "Reviews in time",
            "the standard (every review) was missed; the latest quarter is out of the ordinary",
            True,
        ],
        ["proceedings_weeks", "Length of care proceedings", "the standard (26 weeks) was missed", False],
        [
            "board_attendance",
            "Attendance at the board",
            "the target (80%, set by the Safeguarding partnership, April 2025) was missed",
            False,
        ],
    ]


def test_an_answer_for_another_quarter_is_none():
    said = made_frames()["commentary"].assign(quarter="2026-27-Q1")
    assert not _wanting(commentary=said)["answered"].any()


@pytest.mark.parametrize(
    ("good_is", "value", "says"),
    [
        ("high", 84.4, ["the standard (every review) was missed"]),
        ("high", 75.0, ["the standard (every review) was missed", "the target (80%) was missed"]),
        ("high", 100.0, []),
        ("low", 120.0, ["the standard (every review) was missed", "the target (80%) was missed"]),
        ("low", 70.0, []),
        ("neither", 1.0, []),
        ("high", None, []),
    ],
)
def test_a_standard_and_a_target_are_missed_each_for_itself_in_the_direction_that_is_good(
    good_is, value, says
):
    measure = {
        "standard": 100.0, "standard_words": "every review", "target": 80.0, "target_words": "80%", "good_is": good_is,
    }  # fmt: skip
    assert missed(measure, value) == says


def test_without_a_standard_there_is_nothing_to_miss():
    assert missed({"standard": None, "target": float("nan"), "good_is": "high"}, 1.0) == []
