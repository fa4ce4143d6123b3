"""Photograph every page at three widths: `python -m tests.browser.screenshots OUT [HOME]`."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from memberpanel.access.pages import Page as Entry
from memberpanel.access.pages import pages_for
from memberpanel.home import home_folder
from tests.browser.looking import launch, open_page
from tests.browser.serving import serving
from tests.ui.made_home import make_published_home

WIDTHS = (1280, 768, 320)
TALLEST = 8000


def _photograph(page: Page, address: str, entry: Entry, out: Path) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        open_page(page, address, entry.url)
        tall = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
        page.set_viewport_size({"width": width, "height": min(max(tall, 600), TALLEST)})
        page.wait_for_timeout(700)
        page.screenshot(path=out / f"{entry.url}-{width}.png")


def photograph(home: Path, out: Path) -> None:
    """Photograph every page that a member may open, from a home."""
    out.mkdir(parents=True, exist_ok=True)
    with serving(home) as address, sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page()
        for entry in pages_for("member"):
            _photograph(page, address, entry, out)
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
