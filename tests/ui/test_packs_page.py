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
from memberpanel.ui.addresses import routes
from memberpanel.ui.members.packed import on_demand, pack_file
from memberpanel.ui.presenting import address_of
from memberpanel.ui.taking import address_of as file_of
from memberpanel.ui.who import AtTheDoor
from tests.made_release import NAME, make_release
from tests.ui.conftest import words
from tests.ui.made_home import EARLIER
from tests.ui.receiving import everything

DRAFT = "2026-27-Q2-v2"


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


PLANS = file_of(NAME, "plans_open")


def test_the_table_of_a_card_is_written_down_when_it_is_taken_and_not_when_it_is_looked_at(browser, home):
    answer = browser.get(PLANS)
    assert answer.headers["content-disposition"] == 'attachment; filename="plans_open.csv"'
    assert answer.text.startswith("release,measure,quarter,")
    last = trail.read(home)[-1]
    assert (last["actor"], last["act"]) == ("person at this machine", "download")
    assert last["detail"] == {"release": NAME, "file": "plans_open.csv"}


def test_a_table_left_open_from_before_a_recall_is_not_handed_out_to_a_member(home):
    now = standing(home)
    move_pointer(
        home, Standing(now.published, {NAME: {"reason": "A list", "on": "24 November 2026"}}, now.hashes)
    )
    with pytest.raises(Refused, match="withdrawn"):
        AtTheDoor("lead@example.gov.uk", ("member", "clerk")).release(NAME)
    assert AtTheDoor("dcs@example.gov.uk", ("member", "director")).release(NAME) == home.releases / NAME


@pytest.mark.parametrize("where", [file_of(NAME, "no_such_measure"), file_of("2026-27-Q3-v1", "plans_open")])
def test_a_table_that_there_is_not_is_refused_in_words(browser, home, where):
    answer = browser.get(where)
    assert answer.status_code == 403 and "." in answer.text
    assert trail.read(home) == []


def test_no_table_is_handed_out_where_it_cannot_be_written_down(browser, home):
    home.trail.mkdir()
    answer = browser.get(PLANS)
    assert (answer.status_code, "hands out no files" in answer.text) == (403, True)


def test_every_download_of_a_members_page_is_a_link_to_what_writes_it_down(look, shown_home):
    at = look("plans")
    links = re.findall(r'<a href="([^"]*)" download>', everything(at))
    assert len(links) > 3
    assert {link.rpartition("/")[0] for link in links} == {f"/figures/{NAME}"}
    assert at.get("download_button") == []
    assert trail.read(shown_home) == []
