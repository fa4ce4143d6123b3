"""What the tests of the screens share: a home with a made release in it, and the dashboard run without a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from memberpanel.access.pages import PAGES, page
from memberpanel.home import Home
from tests.ui.made_home import make_published_home

ENTRY = Path(__file__).resolve().parents[2] / "memberpanel" / "ui" / "entry.py"


@pytest.fixture(scope="session")
def shown_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Return a home with two published releases and no case store."""
    return make_published_home(tmp_path_factory.mktemp("shown") / "home")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """Return such a home that a test may change, as the one that the dashboard opens."""
    made = make_published_home(tmp_path / "home")
    monkeypatch.setenv("MEMBERPANEL_HOME", str(made.folder))
    return made


def looking_as(role: str) -> AppTest:
    """Return the dashboard, at its first page, as a role sees it."""
    at = AppTest.from_file(ENTRY, default_timeout=120)
    at.session_state["role"] = role
    return at.run()


def opened(url: str, role: str = "member") -> AppTest:
    """Return a page as a role sees it."""
    at = looking_as(role)
    return at if url == PAGES[0].url else at.switch_page(str(page(url).file)).run()


@pytest.fixture
def look(shown_home: Home, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Return a way to look at a page in a role."""
    monkeypatch.setenv("MEMBERPANEL_HOME", str(shown_home.folder))

    return opened


def words(at: AppTest) -> str:
    """Return every word that a page shows."""
    shown = [block.proto.body for block in at.get("html")]
    shown += [block.value for block in (*at.title, *at.markdown, *at.error)]
    return " ".join(shown)
