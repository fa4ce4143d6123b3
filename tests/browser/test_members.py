"""What a member meets in a browser: every page, with every rule of WCAG 2.2 AA that a program can check."""

import pytest

from memberpanel.access.pages import PREPARE, pages_for
from tests.browser.looking import WIDEST, broken_rules, choose, wait_until_drawn

pytestmark = pytest.mark.browser
PAGES = [one for one in pages_for("member") if one.section != PREPARE]


@pytest.mark.parametrize("one", PAGES, ids=lambda one: one.url)
def test_a_page_breaks_no_rule_says_no_error_and_fits_320_pixels(visit, one):
    page = visit(one.url)
    assert page.title() == f"{one.title} – Child Protection Member Panel"
    assert page.locator("h1").count() == 1
    for summary in page.locator("summary").all()[:2]:
        summary.click()
    wait_until_drawn(page)
    assert broken_rules(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    wait_until_drawn(page)
    assert page.evaluate(WIDEST) <= 320
    assert page.errors == []


@pytest.mark.parametrize("url", ["meetings", "why-hidden"])
def test_what_scrolls_within_a_narrow_window_is_reached_with_the_keyboard(visit, url):
    assert broken_rules(visit(url, width=320)) == []


def test_the_page_is_in_british_english_and_has_its_landmarks(visit):
    page = visit("referrals")
    assert page.evaluate("document.documentElement.lang") == "en-GB"
    assert page.locator("main").count() == 1
    assert page.locator("nav").count() >= 1


def test_a_first_visit_fetches_no_font_that_is_not_used(visit):
    fetched = visit("referrals").evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    assert [name for name in fetched if "PlotlyChart" in name] != []
    assert [name for name in fetched if "SourceSans" in name] == []


def test_a_member_walks_with_the_keyboard_from_the_top_to_another_page(visit):
    page = visit("referrals")
    reached = []
    for _ in range(14):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.innerText.trim()"))
        if reached[-1] == "Plans":
            break
    assert reached[-1] == "Plans", reached
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert float(outline.removesuffix("px")) >= 2
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Child protection plans", level=1).wait_for()
    assert page.title() == "Plans – Child Protection Member Panel"
    wait_until_drawn(page)
    assert page.evaluate("document.activeElement.tagName + ' ' + document.activeElement.innerText") == (
        "H1 Child protection plans"
    )
    assert (
        page.evaluate("document.querySelector('h1').getBoundingClientRect().top") > 50
    )  # beneath the header
    assert page.errors == []


def test_a_closed_part_is_opened_with_the_keyboard_and_holds_the_table_and_the_query(visit):
    page = visit("referrals")
    part = page.locator("summary").first
    part.focus()
    page.keyboard.press("Enter")
    page.get_by_text("How this is counted").first.wait_for(state="visible")
    assert page.locator("table caption").first.inner_text().strip() == "Referrals, by quarter"


def test_a_past_panel_is_read_as_the_panel_saw_it_and_kept_from_page_to_page(visit):
    page = visit("plans")
    choose(page, "Panel shown", "April to June 2026 (version 1)")
    page.get_by_text("Quarter 1, 2026-27").first.wait_for()
    page.get_by_role("link", name="Referrals").click()
    page.get_by_role("heading", name="Referrals", level=1, exact=True).wait_for()
    page.get_by_text("Quarter 1, 2026-27").first.wait_for()


def test_every_chart_has_a_description(visit):
    page = visit("plans")
    for chart in page.locator("[data-testid=stPlotlyChart]").all():
        assert chart.evaluate(
            "e => (e.getAttribute('aria-label') ?? e.querySelector('[aria-label]')?.ariaLabel ?? '')"
        )


def test_the_way_to_the_other_pages_is_in_sight_at_320_pixels(visit):
    page = visit("reviews", width=320)
    button = page.get_by_test_id("stExpandSidebarButton")
    place = button.bounding_box()
    assert place["x"] >= 0 and place["x"] + place["width"] <= 320
    button.click()
    page.get_by_role("link", name="Glossary").click()
    page.get_by_role("heading", name="Words the panel uses", level=1).wait_for()
    page.wait_for_function("() => document.activeElement.innerText === 'Words the panel uses'", polling="raf")


def test_on_paper_the_chart_is_a_picture_and_what_cannot_be_pressed_is_gone(visit):
    page = visit("plans")
    page.emulate_media(media="print")
    assert page.locator(".mp-still").first.is_visible()
    assert not page.get_by_test_id("stPlotlyChart").first.is_visible()
    assert not page.get_by_test_id("stHeader").is_visible()
    assert page.get_by_text("not real children").first.is_visible()
