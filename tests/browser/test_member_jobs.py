"""Every job of a member, done with the keyboard alone; and the page large, narrow, still and on paper."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from tests.browser.looking import WIDEST, wait_until_drawn

pytestmark = pytest.mark.browser
MOST_STEPS = 120


def _tab_to(page: Page, wanted: Callable[[str], bool], *, back: bool = False) -> None:
    """Press Tab until what has the focus is called as wanted; it must be in sight and have an outline."""
    reached = []
    for _ in range(MOST_STEPS):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        name = page.evaluate(
            "(document.activeElement.ariaLabel || document.activeElement.innerText || "
            "document.activeElement.closest('[data-testid=stSelectbox]')?.innerText || '').trim()"
        )
        reached.append(" ".join(name.split()))
        if wanted(reached[-1]):
            return
    raise AssertionError(f"Tab reaches only {reached}")


def _open_from_menu(page: Page, menu: str, title: str, heading: str) -> None:
    _tab_to(page, lambda name: name == menu)
    page.keyboard.press("Enter")
    item = page.get_by_role("menuitem", name=title, exact=True)
    item.wait_for()
    for _ in range(8):
        page.keyboard.press("ArrowDown")
        if page.evaluate("document.activeElement.innerText.trim()") == title:
            break
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=heading, level=1).wait_for()
    page.wait_for_function(
        "heading => document.activeElement.innerText === heading", arg=heading, polling="raf"
    )


def test_a_member_reads_a_topic_opens_what_stands_behind_a_figure_and_takes_the_table_away(visit):
    page = visit("at-a-glance")
    _tab_to(page, lambda name: name == "Referrals")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.tagName === 'H1'", polling="raf")
    wait_until_drawn(page)
    _tab_to(page, lambda name: name.endswith("table, and how it is counted"))
    page.keyboard.press("Enter")
    page.get_by_text("How this is counted").first.wait_for(state="visible")
    _tab_to(page, lambda name: name.startswith("Download referrals"))
    with page.expect_download() as got:
        page.keyboard.press("Enter")
    assert got.value.suggested_filename == "referrals.csv"
    assert page.errors == []


def test_a_member_looks_up_a_word_takes_a_pack_and_looks_at_an_earlier_panel(visit):
    page = visit("at-a-glance")
    _open_from_menu(page, "About the data", "Glossary", "Words the panel uses")
    page.reload()
    wait_until_drawn(page)
    _open_from_menu(page, "At the panel", "Packs", "Packs")
    _tab_to(page, lambda name: name == "Download the PDF in large print")
    with page.expect_download() as got:
        page.keyboard.press("Enter")
    assert got.value.suggested_filename.endswith("-large-print.pdf")
    _tab_to(page, lambda name: "Panel shown" in name)
    earlier = page.get_by_role("option", name="April to June 2026 (version 1)")
    for _ in range(5):  # a list that opens while the page is still being drawn closes again
        page.keyboard.press("ArrowDown")
        with suppress(TimeoutError):
            earlier.wait_for(timeout=4_000)
            break
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Quarter 1, 2026-27").first).to_be_visible(timeout=20_000)
    assert page.errors == []


@pytest.mark.parametrize("url", ["at-a-glance", "plans"])
def test_at_twice_the_size_of_text_nothing_is_cut_off_and_no_page_scrolls_sideways(visit, url):
    page = visit(url)
    page.add_style_tag(content="html { font-size: 200% !important; }")
    wait_until_drawn(page)
    assert page.evaluate(WIDEST) <= 1280
    cut = page.evaluate(
        "[...document.querySelectorAll('.stHtml p, .stHtml li, .stHtml h1, .stHtml h2, .stHtml h3, .stHtml dd')]"
        ".filter(e => !e.closest('.mp-unseen') && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0)"
        ".map(e => e.innerText.slice(0, 60))"
    )
    assert cut == []


def test_nothing_moves_for_who_asked_that_nothing_should(visit):
    page = visit("plans")
    page.emulate_media(reduced_motion="reduce")
    longest = page.evaluate(
        "Math.max(...[...document.querySelectorAll('*')].map(e => parseFloat(getComputedStyle(e).transitionDuration) || 0))"
    )
    assert longest <= 0.001


def test_on_paper_a_page_stands_within_the_sheet_with_its_state(visit):
    page = visit("plans")
    page.set_viewport_size({"width": 720, "height": 1000})  # about A4 between its margins
    page.emulate_media(media="print")
    assert page.evaluate(WIDEST) <= 720
    expect(page.locator(".mp-status")).to_be_visible()
    assert page.locator("details > summary:visible").count() == 0
