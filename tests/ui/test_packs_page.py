"""Packs and presenting: what is offered, who gets it, and what the trail says afterwards."""

import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from memberpanel import trail
from memberpanel.access.pages import ROLES
from memberpanel.refusals import Refused
from memberpanel.release.downloads import NotRecorded, write_download
from memberpanel.release.which import Standing, move_pointer, standing
from memberpanel.ui.members.packed import on_demand, pack_file, written_down
from memberpanel.ui.presenting import address_of, routes
from tests.made_release import NAME, make_release
from tests.ui.conftest import words
from tests.ui.made_home import EARLIER, make_published_home

DRAFT = "2026-27-Q2-v2"


@pytest.fixture
def home(tmp_path, monkeypatch):
    made = make_published_home(tmp_path / "home")
    monkeypatch.setenv("MEMBERPANEL_HOME", str(made.folder))
    return made


@pytest.fixture
def browser(home, monkeypatch):
    return TestClient(Starlette(routes=routes()))


def _make(role: str, release: str = NAME, ending: str = "html"):
    return on_demand(
        actor="lead@example.gov.uk", role=role, release=release, ending=ending, file=f"x.{ending}"
    )


@pytest.mark.parametrize("role", ROLES)
def test_five_files_are_offered_to_every_role_and_looking_writes_nothing(look, shown_home, role):
    before = trail.read(shown_home)
    at = look("packs", role)
    assert not at.exception
    assert [one.proto.label for one in at.get("download_button")] == [
        "Download the PDF", "Download the PDF in large print", "Download the slides", "Download the workbook",
        "Download the web page",
    ]  # fmt: skip
    assert trail.read(shown_home) == before


def test_the_present_page_links_to_the_release_that_is_looked_at_and_explains_the_keys(look):
    at = look("present")
    assert [one.proto.url for one in at.get("link_button")] == [f"/presenting/{NAME}"]
    assert "Left arrow or Page Up" in words(at)


@pytest.mark.parametrize(
    ("ending", "starts"),
    [
        ("pdf", b"%PDF"),
        ("large-print.pdf", b"%PDF"),
        ("pptx", b"PK"),
        ("xlsx", b"PK"),
        ("html", b"<!doctype html>"),
    ],
)
def test_a_download_is_the_file_and_stands_in_the_trail(home, ending, starts):
    assert _make("member", ending=ending)().startswith(starts)
    last = trail.read(home)[-1]
    assert (last["actor"], last["act"]) == ("lead@example.gov.uk", "download")
    assert last["detail"] == {"release": NAME, "file": f"x.{ending}"}


def test_a_file_is_made_once_for_a_release(home):
    folder = home.releases / NAME
    assert pack_file(folder, "html") is pack_file(folder, "html")


def test_a_button_left_from_before_a_recall_hands_out_nothing(home):
    make, now = _make("member"), standing(home)
    move_pointer(
        home, Standing(now.published, {NAME: {"reason": "A list", "on": "24 November 2026"}}, now.hashes)
    )
    with pytest.raises(Refused, match="withdrawn"):
        make()
    assert trail.read(home) == []


def test_a_member_gets_no_draft_and_the_director_gets_it_marked(home):
    make_release(home.drafts, name=DRAFT)
    with pytest.raises(Refused):
        _make("member", DRAFT)()
    assert b"DRAFT: not approved" in _make("director", DRAFT)()


def test_nothing_is_handed_out_where_it_cannot_be_written_down(home):
    home.trail.mkdir()
    with pytest.raises(NotRecorded):
        write_download(home, actor="a", release=NAME, file="x")


def test_a_presentation_has_a_policy_of_its_own_that_lets_its_one_script_run(browser):
    answer = browser.get(address_of(NAME))
    policy = answer.headers["content-security-policy"]
    assert answer.status_code == 200
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-")
    assert policy.endswith("frame-ancestors 'none'; form-action 'none'; sandbox allow-scripts allow-popups")
    assert "Demonstration data: not real children" in answer.text
    assert len(re.findall("<script>", answer.text)) == 1


def test_a_past_panel_is_presented_as_it_was(browser):
    assert "April to June 2026" in browser.get(address_of(EARLIER)).text


@pytest.mark.parametrize("wanted", ["2026-27-Q3-v1", "..%2F..%2Ftrail.jsonl", "current"])
def test_what_is_no_release_is_refused_in_words(browser, wanted):
    answer = browser.get(address_of(wanted))
    assert answer.status_code in (403, 404)
    assert "1,412" not in answer.text


def _card_table(role: str = "member"):
    return written_down(
        "quarter,value\n", actor="lead@example.gov.uk", role=role, release=NAME, file="plans.csv"
    )


def test_the_table_of_a_card_is_written_down_when_it_is_taken_and_not_when_it_is_looked_at(home):
    hand_out = _card_table()
    assert trail.read(home) == []
    assert hand_out() == "quarter,value\n"
    last = trail.read(home)[-1]
    assert (last["actor"], last["act"]) == ("lead@example.gov.uk", "download")
    assert last["detail"] == {"release": NAME, "file": "plans.csv"}


def test_a_table_left_open_from_before_a_recall_is_not_handed_out(home):
    hand_out, now = _card_table(), standing(home)
    move_pointer(
        home, Standing(now.published, {NAME: {"reason": "A list", "on": "24 November 2026"}}, now.hashes)
    )
    with pytest.raises(Refused, match="withdrawn"):
        hand_out()
    assert trail.read(home) == []


def test_every_download_of_a_members_page_is_made_by_what_writes_it_down(look, shown_home):
    at = look("plans")
    offered = at.get("download_button")
    assert len(offered) > 3
    # What is ready to be handed out has an address; what is made at the click, and written down, has none.
    assert [one.proto.url for one in offered if one.proto.url] == []
    assert trail.read(shown_home) == []
