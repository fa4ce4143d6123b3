"""A signal, or a missed standard or target, needs an answer; the made release has each."""

import pandas as pd

from memberpanel.panel_record.answers import wanting_answers
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
