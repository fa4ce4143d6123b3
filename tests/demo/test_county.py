"""The made-up county tells its story, and is quiet everywhere else."""

import numpy as np
import pandas as pd
import pytest

from memberpanel.demo.calendar import SHOWN
from memberpanel.demo.county import County, county
from memberpanel.demo.noise import xmr_points
from tests.demo.counted import (
    by_quarter,
    counts,
    in_time,
    open_at_ends,
    overdue,
    own_plans,
    re_referred,
    reviews_in_time,
    shares,
    visited_in_time,
)

FAR = pd.Timestamp("2190-01-01")  # minutes that were never sent


@pytest.fixture(scope="module")
def made() -> County:
    return county()


def test_referrals_are_about_1500_a_quarter_with_one_spike(made):
    found = counts(made.referrals, "on")
    spike = [str(quarter) for quarter in SHOWN].index("2025-26-Q1")
    assert [at for at, point in enumerate(xmr_points(found)) if point != "common"] == [spike]
    assert found[spike] > 1_950
    assert np.delete(found, spike).min() > 1_400 and np.delete(found, spike).max() < 1_650


def test_re_referrals_rise_in_each_of_the_last_eight_quarters(made):
    found = shares(re_referred(made), "on", "again")
    assert (np.diff(found[-8:]) > 0.4).all()
    assert found[-1] == pytest.approx(29.5, abs=0.3)
    assert set(xmr_points(found)[-7:]) <= {"trend", "outside"}
    assert found[:-8].min() > 21 and found[:-8].max() < 24.5


def test_plans_open_shift_up_from_the_third_quarter_of_2024_25(made):
    found = open_at_ends(own_plans(made), "start", "end")
    shift = [str(quarter) for quarter in SHOWN].index("2024-25-Q3")
    assert found[:shift].min() >= 430 and found[:shift].max() <= 475
    assert found[shift:].min() >= 515 and found[shift:].max() <= 570
    assert "common" not in xmr_points(found)[-7:]


def test_plans_open_follow_from_starts_and_ends(made):
    plans = own_plans(made)
    stock = open_at_ends(plans, "start", "end")
    flows = counts(plans, "start") - counts(plans, "end")
    assert (np.diff(stock) == flows[1:]).all()


def test_no_child_has_two_plans_at_once(made):
    rows = own_plans(made).sort_values(["child", "start"])
    following = rows.groupby("child")["start"].shift(-1)
    assert not (following.notna() & ~(following > rows["end"])).any()


def test_reviews_in_time_fall_in_each_of_the_last_eight_quarters_to_84(made):
    found = reviews_in_time(made)
    assert (np.diff(found[-9:]) < -0.5).all()
    assert found[-1] == pytest.approx(84.1, abs=0.6)
    assert found[:-8].min() > 92.5


def test_visits_in_time_are_noise_about_their_level(made):
    found = visited_in_time(made, SHOWN[-14:])
    assert found == pytest.approx([made.story.visits_in_time[quarter] for quarter in SHOWN[-14:]], abs=0.8)
    assert set(xmr_points(found)) == {"common"}


def test_two_board_agencies_came_to_fewer_than_half_of_the_last_year(made):
    year = made.board[made.board["on"] > pd.Timestamp("2025-09-30")]
    came = year["attendance"].isin(["attended", "deputy"]).groupby(year["agency"]).mean()
    assert sorted(came[came < 0.5].index) == ["cafcass", "hospitals"]
    assert came.drop(["cafcass", "hospitals"]).min() >= 0.5


def _quiet_series(made: County) -> dict[str, np.ndarray]:
    plans, attendance = own_plans(made), made.attendance
    held = made.conferences.dropna(subset="held")
    held = held.assign(prompt=in_time(held["strategy"], held["held"], 15))
    authorised = made.assessments.assign(
        prompt=in_time(made.assessments["start"], made.assessments["authorised"], 45)
    )
    cases = made.proceedings.dropna(subset="issued")
    cases = cases.assign(weeks=(cases["concluded"] - cases["issued"]).dt.days / 7)
    letters = made.proceedings.dropna(subset="pre_start")
    meetings = attendance.drop_duplicates("meeting")
    invited = attendance[attendance["invited"]]
    spoken = made.reviews[made.reviews["participation"] != "PN0"]
    spoken = spoken.assign(took_part=spoken["participation"] != "PN7")
    return {
        "no further action": shares(made.referrals, "on", "no_further_action"),
        "assessments in time": shares(authorised, "authorised", "prompt"),
        "assessments overdue": overdue(made),
        "enquiries": counts(made.conferences, "strategy"),
        "conferences in time": shares(held, "held", "prompt"),
        "conferences held in time": shares(held.drop_duplicates(["family", "held"]), "held", "prompt"),
        "conferences to plan": shares(held, "held", "plan"),
        "plans started": counts(plans, "start"),
        "plans ended": counts(plans, "end"),
        "repeat plans": shares(plans.assign(again=plans["previous"] > 0), "start", "again"),
        "reviews quorate": shares(made.reviews, "on", "quorate"),
        "child took part": shares(spoken, "on", "took_part"),
        "care applications": counts(cases.drop_duplicates("case"), "issued"),
        "children in applications": counts(cases, "issued"),
        "children in proceedings": open_at_ends(cases, "issued", "concluded"),
        "families in proceedings": open_at_ends(cases.drop_duplicates("case"), "issued", "concluded"),
        "weeks": np.array([rows["weeks"].median() for rows in by_quarter(cases, "concluded").values()]),
        "within 26 weeks": shares(cases.assign(quick=cases["weeks"] <= 26), "concluded", "quick"),
        "pre-proceedings open": open_at_ends(letters, "pre_start", "pre_end"),
        "pre-proceedings started": counts(letters, "pre_start"),
        "conference attendance": shares(
            invited.assign(came=invited["attendance"].isin(["attended", "deputy"])), "on", "came"
        ),
        "reports submitted": shares(invited, "on", "report"),
        "conferences quorate": shares(meetings, "on", "quorate"),
        "minutes in time": shares(
            meetings.assign(prompt=in_time(meetings["on"], meetings["minutes"].fillna(FAR), 20)),
            "on",
            "prompt",
        ),
    }


def test_everything_else_is_noise_and_the_noise_is_quiet(made):
    loud = {
        name: [
            str(quarter) for quarter, point in zip(SHOWN, xmr_points(found), strict=True) if point != "common"
        ]
        for name, found in _quiet_series(made).items()
    }
    assert {name: found for name, found in loud.items() if found} == {}


def test_the_county_has_the_size_and_shape_of_a_real_one(made):
    found = _quiet_series(made)
    assert found["plans started"].mean() == pytest.approx(150, abs=10)
    assert found["repeat plans"].mean() == pytest.approx(25, abs=1.5)
    assert found["conferences in time"].mean() == pytest.approx(82, abs=1.5)
    assert found["assessments in time"].mean() == pytest.approx(84, abs=1)
    assert found["care applications"].mean() == pytest.approx(24, abs=1)
    assert found["children in proceedings"].mean() == pytest.approx(110, abs=12)
    assert found["weeks"].mean() == pytest.approx(39, abs=3)
    assert found["within 26 weeks"].mean() == pytest.approx(35, abs=4)
    physical = own_plans(made).query("initial == 'PHY'")
    assert counts(physical, "start").mean() == pytest.approx(7, abs=2)


def test_conferences_are_held_on_working_days_after_the_strategy_discussion(made):
    held = made.conferences.dropna(subset="held")
    assert (held["held"] > held["strategy"]).all()
    assert not held["held"].dt.dayofweek.isin([5, 6]).any()
