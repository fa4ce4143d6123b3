"""The analyst's and Director's pages, run without a browser on a copy of the demonstration."""

import shutil
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from memberpanel.home import Home, open_home
from tests.ui.conftest import opened


@pytest.fixture(scope="session")
def one_home(demo_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Return a copy of the demonstration that all tests which only look may share."""
    folder = tmp_path_factory.mktemp("looked_at") / "home"
    shutil.copytree(demo_home.folder, folder)
    return open_home(folder)


@pytest.fixture
def open_shared(one_home: Home, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Return a way to open a page in a role, to look and change nothing."""
    monkeypatch.setenv("MEMBERPANEL_HOME", str(one_home.folder))
    return opened


@pytest.fixture
def open_as(own_demo_home: Home, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Return a way to open a page in a role, on a home that the test may change."""
    monkeypatch.setenv("MEMBERPANEL_HOME", str(own_demo_home.folder))
    return opened


def press(at: AppTest, label: str) -> AppTest:
    """Press the button with these words."""
    return next(one for one in at.button if one.label == label).click().run()


def confirm_and_accept(at: AppTest) -> AppTest:
    """Confirm the periods that were taken from the dates, and accept."""
    next(one for one in at.checkbox if one.label.startswith("The periods above are right")).check().run()
    return press(at, "Accept all of it")
