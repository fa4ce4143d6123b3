"""What people write is kept, short and free of what could point to a child."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from memberpanel import trail
from memberpanel.access.acts import NotYours
from memberpanel.home import make_home
from memberpanel.panel_record.record import CouldIdentify, NotForTheRecord, record


@pytest.fixture
def panel(tmp_path):
    return record(make_home(tmp_path / "home", "demonstration"))


def _say(panel, happened="Reviews were late.", **other):
    panel.say(
        "reviews_in_time", "2026-27-Q2", happened=happened, why="Posts stood empty.", doing="They are filled.",
        by_when="December 2026", role="Assistant Director", actor="author", **other,
    )  # fmt: skip


def test_the_last_thing_said_stands(panel):
    _say(panel)
    _say(panel, happened="Many reviews were late.")
    said = panel.read("commentary")
    assert said["happened"].tolist() == ["Many reviews were late."]
    assert said["by_when"].tolist() == ["December 2026"]


def test_eighty_words_and_no_more(panel):
    _say(panel, happened="late " * 80)
    with pytest.raises(NotForTheRecord, match="has 81 words. Write 80 at most"):
        _say(panel, happened="late " * 81)


def test_a_text_that_could_identify_needs_a_reason_which_is_kept(panel):
    text = "Three children waited longest."
    with pytest.raises(CouldIdentify) as refused:
        _say(panel, happened=text)
    assert refused.value.reasons == ['"Three children" is a count below 6.']
    assert panel.read("commentary").empty
    _say(panel, happened=text, keep_because="The number is in the published minutes.")
    assert panel.read("kept_texts")["because"].tolist() == ["The number is in the published minutes."]
    _say(panel, happened=text)


def test_actions_and_questions_are_numbered_and_come_back(panel):
    first = panel.add_action(
        "2026-27-Q2", "Bring an audit.", owner="Director", due=date(2026, 12, 1), actor="a"
    )
    panel.update_action(first, state="done", came_back="It came.", closed_on=date(2026, 11, 20), actor="a")
    question = panel.ask("2026-27-Q2", "Why more?", asked_by="Lead Member", actor="a")
    panel.answer(question, "An audit is under way.", actor="a")
    assert panel.read("actions")[["state", "came_back"]].values.tolist() == [["done", "It came."]]
    assert panel.read("questions")["answer"].tolist() == ["An audit is under way."]
    with pytest.raises(NotForTheRecord, match="no action 99"):
        panel.update_action(99, state="open", came_back="", actor="a")
    with pytest.raises(NotForTheRecord, match='open, done, dropped, not "late"'):
        panel.update_action(first, state="late", came_back="", actor="a")


def test_reading_makes_no_file(panel):
    assert panel.read("actions").empty
    assert not panel.home.panel_record.exists()


def test_many_write_at_once(panel):
    with ThreadPoolExecutor(6) as threads:
        ids = list(
            threads.map(
                lambda _: panel.add_action("2026-27-Q2", "Write.", owner="Director", due=None, actor="a"),
                range(24),
            )
        )
    assert sorted(ids) == list(range(1, 25))
    assert len(panel.read("actions")) == 24


def test_mappings_are_remembered_by_extract(panel):
    panel.remember_mapping("referrals", "Ref Dt", "referral_date", actor="analyst")
    assert panel.mappings() == {"referrals": {"Ref Dt": "referral_date"}}
    last = trail.read(panel.home)[-1]
    assert (last["actor"], last["act"]) == ("analyst", "mapping remembered")
    assert last["detail"] == {"extract": "referrals", "column": "referral_date"}


def test_a_remembered_heading_is_forgotten_and_asked_for_only_once(panel):
    panel.remember_mapping("referrals", "Ref Dt", "referral_date", actor="analyst")
    panel.forget_mapping("referrals", "Ref Dt", actor="analyst")
    assert panel.mappings() == {}
    assert trail.read(panel.home)[-1]["act"] == "mapping forgotten"
    with pytest.raises(NotForTheRecord, match='No answer for the heading "Ref Dt"'):
        panel.forget_mapping("referrals", "Ref Dt", actor="analyst")


NOVEMBER = {"starts": date(2026, 11, 1), "ends": date(2026, 11, 14), "reason": "Leave"}


def test_a_deputy_signs_between_two_days(panel):
    panel.delegate("Deputy", given_by="director", role="director", **NOVEMBER)
    assert panel.may_sign("DEPUTY", on=date(2026, 11, 1))
    assert panel.may_sign("deputy", on=date(2026, 11, 14))
    assert not panel.may_sign("deputy", on=date(2026, 11, 15))
    assert not panel.may_sign("analyst", on=date(2026, 11, 7))


def test_a_delegation_is_said_in_the_trail_and_taken_back(panel):
    panel.delegate("deputy", given_by="director", role="director", **NOVEMBER)
    last = trail.read(panel.home)[-1]
    assert (last["actor"], last["act"]) == ("director", "delegated")
    assert last["detail"] == {
        "deputy": "deputy",
        "starts": "2026-11-01",
        "ends": "2026-11-14",
        "reason": "Leave",
    }
    panel.end_delegation("deputy", ended_by="director", role="director", on=date(2026, 11, 8))
    assert panel.may_sign("deputy", on=date(2026, 11, 7))
    assert not panel.may_sign("deputy", on=date(2026, 11, 8))
    assert trail.read(panel.home)[-1]["act"] == "delegation ended"
    with pytest.raises(NotForTheRecord, match="Nothing is delegated to somebody"):
        panel.end_delegation("somebody", ended_by="director", role="director", on=date(2026, 11, 8))


@pytest.mark.parametrize("role", ["deputy", "analyst", "governance", "author", "clerk", "member", ""])
def test_only_the_director_delegates(panel, role):
    with pytest.raises(NotYours, match="To delegate is for director"):
        panel.delegate("deputy", given_by="somebody", role=role, **NOVEMBER)
    assert panel.read("delegations").empty


def test_nobody_is_their_own_deputy(panel):
    with pytest.raises(NotForTheRecord, match="not your own"):
        panel.delegate("Director", given_by="director", role="director", **NOVEMBER)
