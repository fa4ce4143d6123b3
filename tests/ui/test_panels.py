"""Which release a person sees: the published one, a past one, a draft for those who make it, or a reason why none."""

import shutil

import pytest
from streamlit.testing.v1 import AppTest

from memberpanel.home import make_home, open_home
from memberpanel.release.which import Standing, move_pointer, standing
from tests.made_release import make_release
from tests.ui.conftest import ENTRY, words
from tests.ui.made_home import EARLIER

DRAFT = "2026-27-Q2-v2"


@pytest.fixture
def home(shown_home, tmp_path, monkeypatch):
    """Return a home that a test may change, with a draft beside what is published."""
    folder = tmp_path / "home"
    shutil.copytree(shown_home.folder, folder)
    monkeypatch.setenv("MEMBERPANEL_HOME", str(folder))
    mine = open_home(folder)
    make_release(mine.drafts, name=DRAFT)
    return mine


def _look(role: str, panel: str | None = None) -> AppTest:
    at = AppTest.from_file(ENTRY, default_timeout=30)
    at.session_state["role"] = role
    if panel:
        at.session_state["panel"] = panel
    return at.run()


def _offered(at: AppTest) -> list[str]:
    return next((box.options for box in at.selectbox if box.label == "Panel shown"), [])


def test_a_member_is_offered_what_was_published_and_no_draft(home):
    assert _offered(_look("member")) == [
        "July to September 2026 (version 1)",
        "April to June 2026 (version 1)",
    ]


def test_the_director_is_offered_the_draft_too_and_it_carries_the_band(home):
    at = _look("director", DRAFT)
    assert _offered(at)[0] == "DRAFT July to September 2026 (version 2)"
    assert "<strong>DRAFT:</strong>" in words(at)


def test_what_is_published_carries_no_draft_band(home):
    assert "DRAFT" not in words(_look("director"))


def test_a_member_who_names_a_draft_is_shown_the_published_quarter(home):
    at = _look("member", DRAFT)
    assert not at.exception
    assert "DRAFT" not in words(at)


def test_a_past_panel_is_shown_as_it_was(home):
    told = words(_look("member", EARLIER))
    assert "April to June 2026" in told
    assert "265 of 314" not in told


def test_a_live_home_has_no_demonstration_band(tmp_path, monkeypatch):
    home = make_home(tmp_path / "live", "live")
    made = make_release(home.drafts, stamp="live")
    monkeypatch.setenv("MEMBERPANEL_HOME", str(home.folder))
    assert "not real children" not in words(_look("director", made.name))


def test_a_withdrawn_quarter_leaves_its_reason_and_not_one_figure(home):
    before = standing(home)
    facts = {"reason": "A file was loaded twice", "on": "24 November 2026"}
    move_pointer(home, Standing(before.published, {before.published[-1]: facts}, before.hashes))
    told = words(_look("member"))
    assert "withdrawn on 24 November 2026: A file was loaded twice." in told
    assert "1,412" not in told


def test_a_home_where_nothing_was_published_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("MEMBERPANEL_HOME", str(make_home(tmp_path / "new", "demonstration").folder))
    assert "No quarter has been published yet" in words(_look("member"))


def test_a_server_without_a_home_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setenv("MEMBERPANEL_HOME", str(tmp_path / "nowhere"))
    at = _look("member")
    assert not at.exception
    assert "There is no home" in words(at)


def test_a_release_whose_file_was_changed_is_not_shown(home):
    with (home.releases / "2026-27-Q2-v1" / "release.duckdb").open("ab") as file:
        file.write(b"x")
    told = words(_look("member"))
    assert "is not what was approved" in told
    assert "1,412" not in told
