"""A real browser that looks at a real server, which serves the made release."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.looking import launch, open_page
from tests.browser.serving import serving
from tests.ui.made_home import make_published_home


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a server that shows the made release."""
    home = make_published_home(tmp_path_factory.mktemp("browsed") / "home")
    with serving(home.folder) as where:
        yield where


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = launch(playwright)
        yield running
        running.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Return a way to open a page by its address, at a width; console errors gather in `page.errors`."""
    opened = []

    def open_at(url: str, width: int = 1280) -> Page:
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.errors = []
        page.on("console", lambda said: page.errors.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        opened.append(page)
        open_page(page, address, url)
        return page

    yield open_at
    for page in opened:
        page.close()
