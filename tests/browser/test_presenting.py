"""The self-contained file in a browser: it asks for nothing, the keyboard moves it, and it breaks no rule."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from memberpanel.packs.making import present_html
from memberpanel.release.reading import open_release
from tests.made_release import make_release

pytestmark = pytest.mark.browser
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Page:
    file = tmp_path / "pack.html"
    file.write_text(present_html(open_release(make_release(tmp_path))), encoding="utf-8")
    opened = browser.new_page(viewport={"width": 1366, "height": 768})
    opened.asked, opened.errors = [], []
    opened.on("request", lambda request: opened.asked.append(request.url))
    opened.on("console", lambda said: opened.errors.append(said.text) if said.type == "error" else None)
    opened.goto(file.as_uri())
    yield opened
    opened.close()


def _now(page: Page) -> str:
    return page.locator(".screen.now h2").inner_text()


def test_the_file_breaks_no_rule_and_asks_for_nothing_but_itself(page):
    found = Axe().run(page, options={"runOnly": RULES["runOnly"]}).response["violations"]
    assert [rule["id"] for rule in found] == []
    assert len(page.asked) == 1
    assert page.errors == []


def test_the_keyboard_presents_one_screen_at_a_time(page):
    page.locator("#present").press("Enter")
    assert _now(page) == "What the panel asked for, and what came back"
    assert page.locator("main section:visible").count() == 1
    for key, title in (
        ("ArrowRight", "Referrals were 1,412"),
        ("PageDown", "Children on a child protection plan: 511"),
        (" ", "Length of care proceedings: 38 weeks; the standard is 26 weeks"),
        ("ArrowLeft", "Children on a child protection plan: 511"),
        ("End", "What the panel is asked to agree"),
        ("ArrowRight", "What the panel is asked to agree"),
        ("Home", "What the panel asked for, and what came back"),
    ):
        page.keyboard.press(key)
        assert _now(page) == title
    page.keyboard.press("Escape")
    assert page.locator("main section:visible").count() > 5


def test_every_screen_fits_is_read_from_the_back_and_has_nothing_to_click(page):
    page.locator("#present").press("Enter")
    for at in range(1, page.locator(".screen").count() + 1):
        assert page.evaluate("document.documentElement.scrollHeight <= window.innerHeight + 1")
        size = float(page.evaluate("getComputedStyle(document.documentElement).fontSize").removesuffix("px"))
        assert size >= 768 / 40  # a slide's 14 points at the least; 20 where nothing had to be set smaller
        assert page.locator("button:visible, a:visible, input:visible").count() == 0
        assert page.locator(".band:visible").inner_text() == "Demonstration data: not real children"
        foot = page.locator(".screen.now .foot").inner_text()
        assert foot.startswith(
            "2026-27-Q2-v1 · Quarter 2, 2026-27 · provisional · data as at 14 October 2026"
        )
        assert foot.endswith(f"{at} of 7")
        page.keyboard.press("ArrowRight")


def test_the_notes_stand_in_a_window_of_their_own_and_move_with_the_screens(page):
    with page.context.expect_page() as opened:
        page.keyboard.press("Tab")
        page.locator("#notes").press("Enter")
    notes = opened.value
    page.locator("#present").press("Enter")
    page.keyboard.press("ArrowRight")
    notes.get_by_text("Notes for screen 2 of 7").wait_for()
    assert notes.locator("main > section:visible h2").all_inner_texts() == ["Referrals were 1,412"]
    assert notes.locator("main > section:visible table").count() == 1
    assert page.locator(".screen.now table, .noted:visible").count() == 0
    notes.keyboard.press("PageDown")
    page.locator(".screen.now h2", has_text="Children on a child protection plan: 511").wait_for()
    found = Axe().run(notes, options={"runOnly": RULES["runOnly"]}).response["violations"]
    assert [rule["id"] for rule in found] == []
    notes.close()


def test_the_file_fits_320_pixels(page):
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_dashboard_opens_it_in_a_tab_where_the_keyboard_moves_it(visit):
    here = visit("present")
    with here.context.expect_page() as opened:
        here.get_by_role("link", name="Open the presentation").click()
    tab = opened.value
    tab.locator("#present").press("Enter")
    assert _now(tab) == "What the panel asked for, and what came back"
    assert tab.locator("main section:visible").count() == 1
    with tab.context.expect_page() as opened:
        tab.keyboard.press("n")
    tab.keyboard.press("End")
    opened.value.get_by_text("Notes for screen 7 of 7").wait_for()


def test_a_pack_is_downloaded_at_the_click(visit):
    here = visit("packs")
    with here.expect_download() as got:
        here.get_by_role("button", name="Download the PDF", exact=True).click()
    assert got.value.suggested_filename == "member-panel-2026-27-Q2-v1.pdf"
    assert got.value.path().read_bytes().startswith(b"%PDF")
