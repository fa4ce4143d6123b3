"""The main job in a browser: a spreadsheet dropped, drafted, approved, published, and read by a member."""

from io import BytesIO

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from memberpanel.access.pages import page as entry
from memberpanel.extracts.template import template
from memberpanel.home import Home
from memberpanel.quarters import Quarter
from tests.browser.looking import choose, go_to, look_as, open_page
from tests.browser.serving import serving

pytestmark = pytest.mark.browser
LONG = 120_000  # a draft is counted, protected and attacked: on a busy machine a minute and more
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SAID = "July to September 2026 (version 2)"
BAND = "DRAFT: not approved, not for circulation"


def _one_more_referral() -> bytes:
    """Return the blank referrals spreadsheet with one good row in it and one whose date is none."""
    book = openpyxl.load_workbook(BytesIO(template("referrals")))
    sheet = book["Referrals"]
    sheet["A2"] = "a child of this test alone"
    sheet["B2"] = "15/09/2026"
    sheet["A3"] = "another child of this test"
    sheet["B3"] = "no date at all"
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def _upload(page: Page) -> None:
    look_as(page, "analyst")
    go_to(page, entry("upload"))
    page.locator("input[type=file]").set_input_files(
        {"name": "more.xlsx", "mimeType": SPREADSHEET, "buffer": _one_more_referral()}
    )
    page.get_by_role("button", name="Read and check").click()
    page.get_by_text("1 error (the row is left out)").wait_for(timeout=LONG)
    page.get_by_text("no date at all").first.wait_for()
    page.get_by_text("The periods above are right").click()
    page.get_by_role("button", name="Accept all of it", disabled=False).click()
    page.get_by_text("Accepted, as load").wait_for(timeout=LONG)


def _draft(page: Page) -> None:
    go_to(page, entry("prepare"))
    choose(page, "Quarter", Quarter.parse("2026-27-Q2").said)
    page.get_by_role("button", name="Draft", exact=True).click()
    page.get_by_text("2026-27-Q2-v2 is drafted").wait_for(timeout=LONG)


def _sign_off(page: Page) -> None:
    look_as(page, "director")
    go_to(page, entry("sign-off"))
    page.get_by_text("This list is complete").click()
    page.get_by_role("button", name="Approve", exact=True).click()
    page.get_by_text("2026-27-Q2-v2 is approved.").wait_for(timeout=LONG)
    page.get_by_role("button", name="Publish", exact=True).click()
    page.get_by_text("2026-27-Q2-v2 is published.").wait_for(timeout=LONG)


def test_a_spreadsheet_becomes_the_second_version_that_a_member_reads(browser: Browser, own_demo_home: Home):
    with serving(own_demo_home.folder) as address:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        open_page(page, address, "at-a-glance")
        _upload(page)
        _draft(page)
        go_to(page, entry("at-a-glance"))
        choose(page, "Panel shown", f"DRAFT {SAID}")
        expect(page.locator(".mp-draft")).to_have_text(BAND, timeout=LONG)
        _sign_off(page)
        page.close()
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        open_page(page, address, "referrals")
        look_as(page, "member")
        expect(page.get_by_role("combobox", name="Panel shown")).to_have_value(SAID)
        expect(page.locator(".mp-draft")).to_have_count(0)
        page.close()
