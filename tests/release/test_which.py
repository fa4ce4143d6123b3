"""One function decides what a role may open, and it never opens what is not, byte for byte, what was published."""

import shutil
from dataclasses import replace

import pytest

from memberpanel.home import make_home
from memberpanel.quarters import Quarter
from memberpanel.refusals import Refused
from memberpanel.release.reading import open_release
from memberpanel.release.which import (
    NotForThisRole,
    NothingPublished,
    Withdrawn,
    current,
    drafts,
    how_far,
    move_pointer,
    published,
    release_for,
    standing,
)
from tests.release.published_home import published_home, put_release

Q1, Q2, DRAFT = "2026-27-Q1-v1", "2026-27-Q2-v1", "2026-27-Q2-v2"
EVERYBODY = ("member", "clerk", "author", "analyst", "director", "governance", "deputy")
SEE_DRAFTS = ("author", "analyst", "director", "governance", "deputy")


@pytest.fixture
def home(tmp_path):
    home = published_home(tmp_path / "home", Q1, Q2)
    put_release(home.drafts, DRAFT)
    return home


@pytest.mark.parametrize("role", EVERYBODY)
def test_everybody_opens_the_current_release_and_past_panels(home, role):
    assert release_for(home, role) == home.releases / Q2
    assert release_for(home, role, wanted=Q1) == home.releases / Q1


@pytest.mark.parametrize("role", EVERYBODY)
def test_only_those_who_make_a_quarter_or_answer_for_it_open_a_draft(home, role):
    if role in SEE_DRAFTS:
        assert release_for(home, role, wanted=DRAFT) == home.drafts / DRAFT
    else:
        with pytest.raises(NotForThisRole, match=f'no published release "{DRAFT}"'):
            release_for(home, role, wanted=DRAFT)


def test_a_draft_and_nothing_are_refused_in_the_same_words(home):
    with pytest.raises(NotForThisRole, match='There is no published release "2026-27-Q2-v9".'):
        release_for(home, "member", wanted="2026-27-Q2-v9")


@pytest.mark.parametrize("role", ["", "Director", "stranger", "visitor"])
def test_a_stranger_opens_nothing(home, role):
    with pytest.raises(NotForThisRole):
        release_for(home, role)


@pytest.mark.parametrize("wanted", ["../drafts/" + DRAFT, "..", "", ".", "current", "/etc"])
def test_a_path_is_not_a_name(home, wanted):
    with pytest.raises(NotForThisRole):
        release_for(home, "director", wanted=wanted)


def test_nothing_published(tmp_path):
    home = make_home(tmp_path / "home", "live")
    assert published(home) == []
    with pytest.raises(NothingPublished):
        release_for(home, "member")


def test_a_folder_that_the_pointer_does_not_name_is_not_published(home):
    put_release(home.releases, "2026-27-Q3-v1")
    assert [path.name for path in published(home)] == [Q1, Q2]
    assert current(home).name == Q2
    with pytest.raises(NotForThisRole):
        release_for(home, "member", wanted="2026-27-Q3-v1")


def test_a_changed_byte_is_refused_for_every_role(home):
    file = home.releases / Q2 / "release.duckdb"
    written = bytearray(file.read_bytes())
    written[-1] ^= 1
    file.write_bytes(bytes(written))
    for role in EVERYBODY:
        with pytest.raises(Refused, match="is not what was approved"):
            release_for(home, role)
    assert release_for(home, "member", wanted=Q1) == home.releases / Q1


def test_a_withdrawn_release_leaves_a_notice_in_its_place(home):
    facts = {"reason": "Referrals of one week were missing.", "on": "9 November 2026"}
    move_pointer(home, replace(standing(home), withdrawn={Q2: facts}))
    for role in EVERYBODY:
        with pytest.raises(Withdrawn) as notice:
            release_for(home, role)
        assert str(notice.value) == (
            "The figures for July to September 2026 (Q2) were withdrawn on 9 November 2026: Referrals of one week "
            "were missing. A corrected version will be published here; earlier panels can still be read."
        )
    with pytest.raises(Withdrawn):
        release_for(home, "member", wanted=Q2)
    assert release_for(home, "director", wanted=Q2) == home.releases / Q2
    assert release_for(home, "member", wanted=Q1) == home.releases / Q1


def test_drafts_come_in_order_and_half_written_ones_not_at_all(home):
    put_release(home.drafts, "2026-27-Q2-v10")
    (home.drafts / ".2026-27-Q2-v11-abcd").mkdir()
    (home.drafts / "2026-27-Q2-v12").mkdir()
    assert [path.name for path in drafts(home)] == [DRAFT, "2026-27-Q2-v10"]


def test_a_server_of_copies_has_releases_alone(home):
    shutil.rmtree(home.drafts)
    shutil.rmtree(home.store)
    assert drafts(home) == []
    assert open_release(release_for(home, "member")).name == Q2
    with pytest.raises(NotForThisRole):
        release_for(home, "director", wanted=DRAFT)


def test_members_are_told_how_far_a_quarter_has_come_and_nothing_of_its_draft(home):
    assert how_far(home, Quarter.parse("2026-27-Q2")) == "awaiting approval"
    (home.drafts / DRAFT / "approval.json").write_text("{}")
    assert how_far(home, Quarter.parse("2026-27-Q2")) == "approved, not published yet"
    assert how_far(home, Quarter.parse("2026-27-Q3")) == "not counted yet"
