"""Open pages of the dashboard in a browser and wait until they are drawn."""

import os
import shutil

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Playwright, TimeoutError

from memberpanel.access.pages import ROLE_TITLES
from memberpanel.access.pages import Page as Entry

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
WIDEST = "Math.max(document.documentElement.scrollWidth, document.querySelector('[data-testid=stMain]').scrollWidth)"
MILLISECONDS = 45_000
WIDE = 1900
DRAWN = """() => {
    const started = document.querySelector('h1') !== null;
    const stale = document.querySelector('[data-stale="true"]') !== null;
    const running = document.querySelector('[data-test-script-state="running"]') !== null;
    const boxes = document.querySelectorAll('[data-testid="stPlotlyChart"]').length;
    const drawn = document.querySelectorAll('.js-plotly-plot .main-svg').length > 0;
    return started && !stale && !running && (boxes === 0 || drawn);
}"""


def executable() -> str:
    """Return the browser to drive: MEMBERPANEL_BROWSER, or Chromium where the system has it."""
    named = os.environ.get("MEMBERPANEL_BROWSER")
    found = named or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    return found or "/usr/bin/chromium"


def launch(playwright: Playwright) -> Browser:
    """Start the browser."""
    return playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"])


def open_page(page: Page, address: str, url: str) -> None:
    """Go to a page and wait until everything on it is drawn."""
    page.goto(f"{address}/{url}")
    wait_until_drawn(page)


def wait_until_drawn(page: Page) -> None:
    """Wait for the heading and for the charts, and for nothing to be left over from before."""
    page.wait_for_function(DRAWN, polling="raf", timeout=MILLISECONDS)
    page.wait_for_timeout(250)


def choose(page: Page, label: str, option: str) -> None:
    """Choose from a list. One that opens while the page is still being drawn closes again, so it is asked twice."""
    wanted = page.get_by_role("option", name=option, exact=True)
    for _ in range(5):
        page.get_by_role("combobox", name=label).click()
        try:
            wanted.wait_for(timeout=4_000)
        except TimeoutError:
            page.keyboard.press("Escape")
            continue
        return wanted.click()
    raise AssertionError(f"{label} offers no {option}")


def look_as(page: Page, role: str) -> None:
    """Look as another role, on a server that lets its one person choose."""
    if page.locator("[class*=st-key-role] input").input_value() != ROLE_TITLES[role]:
        choose(page, "Look as", ROLE_TITLES[role])
        page.wait_for_timeout(400)
    wait_until_drawn(page)


def go_to(page: Page, entry: Entry) -> None:
    """Go to a page by the navigation, which keeps the role looked as: an address typed in starts afresh.

    The window is widened meanwhile, so that the navigation stands at the top and not in the closed menu.
    """
    before = page.viewport_size
    page.set_viewport_size({"width": WIDE, "height": 900})
    wait_until_drawn(page)
    kind = "menuitem" if entry.section else "link"
    link = page.get_by_role(kind, name=entry.title, exact=True).filter(visible=True).first
    for _ in range(5):
        if entry.section and not link.is_visible():
            page.get_by_test_id("stTopNav").get_by_role("button", name=entry.section).click()
        try:
            link.click(timeout=4_000)
            page.wait_for_function(
                "title => document.title.startsWith(title)", arg=f"{entry.title} –", timeout=8_000
            )
            break
        except TimeoutError:  # a menu that opens while the page is being drawn closes again
            continue
    else:
        raise AssertionError(f"The navigation does not lead to {entry.title}")
    page.set_viewport_size(before)
    wait_until_drawn(page)


def broken_rules(page: Page) -> list[str]:
    """Return each place that breaks a rule of WCAG 2.2 AA which a program can check."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]
