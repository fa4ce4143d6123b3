"""When all charts of a page are drawn in a browser: the same condition for the dashboard and for its peers."""

from playwright.sync_api import Page

MILLISECONDS = 120_000
# Every chart that has a box is drawn in it, nothing is left over from the page before, and the heading is the page's.
_STANDS = """([heading, charts]) => {
    const title = document.querySelector('h1');
    const boxes = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')];
    const drawn = boxes.filter(box => box.querySelector('.main-svg'));
    return title !== null && title.textContent.startsWith(heading) && drawn.length === boxes.length
        && drawn.length >= charts && document.querySelector('[data-stale="true"]') === null
        && document.querySelector('[data-test-script-state="running"]') === null;
}"""
_CLICKED = """([title, heading, charts]) => new Promise(done => {
    const stands = STANDS;
    const link = [...document.querySelectorAll('[data-testid="stTopNav"] a')].find(a => a.textContent.trim() === title);
    const began = performance.now();
    const look = () => stands([heading, charts]) ? done(performance.now() - began) : requestAnimationFrame(look);
    link.click();
    requestAnimationFrame(look);
})""".replace("STANDS", _STANDS)


def wait_until_all_drawn(page: Page, heading: str, charts: int = 1) -> None:
    """Wait until the page under a heading has at least so many charts, all drawn."""
    page.wait_for_function(_STANDS, arg=[heading, charts], polling="raf", timeout=MILLISECONDS)


def charts_of(page: Page, heading: str) -> int:
    """Return how many charts a page has, once no more come."""
    wait_until_all_drawn(page, heading)
    page.wait_for_timeout(2_000)
    wait_until_all_drawn(page, heading)
    return page.locator('[data-testid="stPlotlyChart"] .js-plotly-plot').count()


def milliseconds_to_switch(page: Page, title: str, heading: str, charts: int) -> float:
    """Click on a page's link in the navigation, and return the time until all its charts are drawn."""
    return page.evaluate(_CLICKED, [title, heading, charts])
