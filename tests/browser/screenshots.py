"""Photograph every page at three widths, as each role that may open it.

`python -m tests.browser.screenshots OUT [HOME]`: what a member sees once, what a role prepares as that role.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from memberpanel.access.pages import PREPARE, ROLES, pages_for
from memberpanel.access.pages import Page as Entry
from memberpanel.home import home_folder
from tests.browser.looking import go_to, launch, look_as, open_page, wait_until_drawn
from tests.browser.serving import serving
from tests.ui.made_home import make_published_home

WIDTHS = (1280, 768, 320)
TALLEST = 8000


def _photograph(page: Page, file: Path) -> None:
    """Photograph the page that is open at each width, as tall as it is."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        wait_until_drawn(page)
        tall = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
        page.set_viewport_size({"width": width, "height": min(max(tall, 600), TALLEST)})
        page.wait_for_timeout(700)
        page.screenshot(path=f"{file}-{width}.png")


def _own_pages(role: str) -> list[Entry]:
    return [one for one in pages_for(role) if role == "member" or one.section == PREPARE]


def photograph(home: Path, out: Path) -> None:
    """Photograph the pages of every role, from a home."""
    out.mkdir(parents=True, exist_ok=True)
    with serving(home) as address, sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page(viewport={"width": WIDTHS[0], "height": 900})
        for role in ROLES:
            open_page(page, address, "at-a-glance")
            look_as(page, role)
            for entry in _own_pages(role):
                go_to(page, entry)
                _photograph(page, out / (entry.url if role == "member" else f"{role}-{entry.url}"))
                page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        browser.close()


def main(arguments: list[str]) -> None:
    """Photograph the home that is named, or the one in use, or a made one where there is none."""
    out = Path(arguments[0])
    home = Path(arguments[1]) if len(arguments) > 1 else home_folder()
    if (home / "stamp.json").exists():
        return photograph(home, out)
    with tempfile.TemporaryDirectory() as folder:
        return photograph(make_published_home(Path(folder) / "home").folder, out)


if __name__ == "__main__":
    main(sys.argv[1:])
