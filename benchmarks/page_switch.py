"""Time a click on another page until all its charts are drawn, in a real browser, beside a plain Streamlit app.

    python -m benchmarks.page_switch [--runs 7]

Both servers show the same charts of the demonstration, one after the other, on pages that the browser has seen before.
"""

import statistics
import sys
from collections.abc import Sequence

from playwright.sync_api import Browser, sync_playwright

from benchmarks.asking import parser_of, print_measured
from benchmarks.drawn import charts_of, milliseconds_to_switch
from benchmarks.rows import Row
from benchmarks.servers import DASHBOARD, DEFAULTS, PEERS, Server, serving
from memberpanel.home import Home
from tests.browser.looking import launch

GOAL = 1 / 3  # of the plain app
WIDE = {"width": 1900, "height": 1000}
# Title in the navigation, and how the heading begins: the dashboard's, then the plain app's.
OURS = {"Referrals": "Referrals", "Plans": "Child protection plans"}
PLAIN = {"Referrals": "Referrals", "Plans": "Plans"}
FULLEST = "Plans"


def switch(browser: Browser, server: Server, headings: dict[str, str], runs: int) -> tuple[float, int]:
    """Return the median milliseconds of switching to the fullest page, and how many charts it has."""
    page = browser.new_page(viewport=WIDE)
    charts = {}
    for title, heading in headings.items():
        page.goto(f"{server.address}/{title.lower()}")
        charts[title] = charts_of(page, heading)
    took = {title: [] for title in headings}
    for _ in range(runs + 1):
        for title, heading in headings.items():
            took[title].append(milliseconds_to_switch(page, title, heading, charts[title]))
            page.wait_for_timeout(500)
    page.close()
    return statistics.median(took[FULLEST][1:]), charts[FULLEST]


def measure(home: Home, runs: int) -> list[Row]:
    """Return rows of what, figure, goal, whether it is reached."""
    told = {"MEMBERPANEL_HOME": str(home.folder)}
    with sync_playwright() as playwright:
        browser = launch(playwright)
        with serving(DASHBOARD, told=told) as server:
            ours, charts = switch(browser, server, OURS, runs)
        with serving(PEERS / "plain.py", options=DEFAULTS, told=told, folder=PEERS) as server:
            plain, others = switch(browser, server, PLAIN, runs)
        browser.close()
    what = f"page switch, click to all {charts} charts drawn; a plain app with {others}"
    figure = f"{ours:.0f} ms beside {plain:.0f} ms ({ours / plain:.2f} times)"
    return [(what, figure, "a third of the plain app", ours <= GOAL * plain)]


def main(arguments: Sequence[str]) -> int:
    """Measure, and print the table."""
    return print_measured(parser_of("page_switch", __doc__), arguments, runs=7, measure=measure)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
