"""The analyst's, Director's and other makers' own pages in a browser: every rule, every role, every width."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from memberpanel.access.pages import PREPARE, pages_for
from memberpanel.home import Home
from tests.browser.looking import WIDEST, broken_rules, go_to, look_as, open_page, wait_until_drawn
from tests.browser.serving import serving

pytestmark = pytest.mark.browser
RIGHT_EDGE = """Math.max(...[...document.querySelectorAll('[data-testid=stTopNav] .rc-overflow-item')]
    .map(item => item.getBoundingClientRect().right))"""


@pytest.fixture(scope="module")
def maker_address(demo_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a server that shows a copy of the demonstration."""
    folder: Path = tmp_path_factory.mktemp("made") / "home"
    shutil.copytree(demo_home.folder, folder)
    with serving(folder) as where:
        yield where


@pytest.fixture
def page(browser: Browser, maker_address: str) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    opened.errors = []
    opened.on("console", lambda said: opened.errors.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda error: opened.errors.append(str(error)))
    open_page(opened, maker_address, "at-a-glance")
    yield opened
    opened.close()


@pytest.mark.parametrize("role", ["clerk", "author", "analyst", "director", "governance"])
def test_the_pages_of_a_role_break_no_rule_say_no_error_and_fit_320_pixels(page, role):
    look_as(page, role)
    found = {}
    for entry in (one for one in pages_for(role) if one.section == PREPARE):
        page.set_viewport_size({"width": 1280, "height": 900})
        go_to(page, entry)
        found[entry.url] = broken_rules(page)
        page.set_viewport_size({"width": 320, "height": 640})
        wait_until_drawn(page)
        found[f"{entry.url} at 320"] = [*broken_rules(page), *_too_wide(page)]
    assert {where: broken for where, broken in found.items() if broken} == {}
    assert page.errors == []


@pytest.mark.parametrize("role", ["member", "clerk", "author", "analyst", "director", "governance"])
def test_the_whole_navigation_stands_on_one_line_at_1280_pixels(page, role):
    look_as(page, role)
    top = page.get_by_test_id("stTopNav")
    for section in {one.section for one in pages_for(role)} - {""}:
        expect(top.get_by_role("button", name=section)).to_be_visible()
    for topic in (one for one in pages_for(role) if not one.section):
        expect(top.get_by_role("link", name=topic.title, exact=True)).to_be_visible()
    assert top.get_by_text("more").filter(visible=True).count() == 0
    assert page.evaluate(RIGHT_EDGE) <= 1280


def _too_wide(page: Page) -> list[str]:
    width = page.evaluate(WIDEST)
    return [f"{width} pixels wide"] if width > 320 else []
