"""A server that only shows: no page that writes, no download, and it says so."""

import pytest
from streamlit.testing.v1 import AppTest

from memberpanel.access.pages import pages_for
from memberpanel.release.viewing import bring_up_to_date
from tests.ui.conftest import ENTRY, words
from tests.ui.receiving import everything


@pytest.fixture
def viewer(shown_home, tmp_path, monkeypatch):
    bring_up_to_date(shown_home, tmp_path / "viewer")
    monkeypatch.setenv("MEMBERPANEL_HOME", str(tmp_path / "viewer"))
    return tmp_path / "viewer"


def test_members_read_and_nothing_is_offered_that_writes(viewer):
    at = AppTest.from_file(ENTRY, default_timeout=60)
    at.session_state["role"] = "director"
    at.run()
    assert "This server only shows what is published" in words(at)
    for one in pages_for("director", viewer=True)[1:]:
        at.switch_page(str(one.file)).run()
        assert not at.exception and not at.error, one.url
        assert at.get("download_button") == [] and " download>" not in everything(at), one.url
    assert not (viewer / "trail.jsonl").exists()


def test_the_pages_of_a_viewer():
    assert [one.url for one in pages_for("director", viewer=True)] == [
        "at-a-glance", "referrals", "plans", "proceedings", "meetings", "reviews", "practice", "themes", "consistency",
        "present", "about", "why-hidden", "glossary", "accessibility",
    ]  # fmt: skip
