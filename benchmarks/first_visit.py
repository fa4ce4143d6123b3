"""Time a first visit at 10 Mbps and 40 ms with nothing cached, and count its bytes, beside Streamlit's defaults.

    python -m benchmarks.first_visit [--runs 5]

The fullest page, from asking for its address until all its charts are drawn. The peer is a plain app with the same charts
on a server without any settings. Each server was visited once before by somebody else.
"""

import statistics
import sys
import time
from collections.abc import Sequence

from playwright.sync_api import Browser, sync_playwright

from benchmarks.asking import parser_of, print_measured
from benchmarks.drawn import wait_until_all_drawn
from benchmarks.page_switch import FULLEST, OURS, PLAIN, WIDE
from benchmarks.rows import Row
from benchmarks.servers import DASHBOARD, DEFAULTS, PEERS, Server, serving
from memberpanel.home import Home
from tests.browser.looking import launch

BITS, LATENCY = 10_000_000, 40  # a second; milliseconds
GOAL, MEGABYTES = 0.5, 2.6


def visit(browser: Browser, server: Server, heading: str, url: str = FULLEST.lower()) -> tuple[float, float]:
    """Return seconds and megabytes of one visit in a new browser profile; websocket messages count as they are."""
    context = browser.new_context(viewport=WIDE)
    page, received = context.new_page(), []
    cdp = context.new_cdp_session(page)
    cdp.send("Network.enable")
    cdp.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": LATENCY,
            "downloadThroughput": BITS / 8,
            "uploadThroughput": BITS / 8,
        },
    )
    cdp.on("Network.loadingFinished", lambda said: received.append(said["encodedDataLength"]))
    cdp.on(
        "Network.webSocketFrameReceived",
        lambda said: received.append(len(said["response"]["payloadData"]) * 3 / 4),  # base64
    )
    began = time.perf_counter()
    page.goto(f"{server.address}/{url}", wait_until="commit")
    wait_until_all_drawn(page, heading)
    seconds = time.perf_counter() - began
    page.wait_for_timeout(500)
    context.close()
    return seconds, sum(received) / 1e6


def _visits(server: Server, browser: Browser, heading: str, runs: int) -> tuple[float, float]:
    found = [visit(browser, server, heading) for _ in range(runs + 1)][1:]
    return tuple(map(statistics.median, zip(*found, strict=True)))


def measure(home: Home, runs: int) -> list[Row]:
    """Return the rows of the table."""
    told = {"MEMBERPANEL_HOME": str(home.folder)}
    with sync_playwright() as playwright:
        browser = launch(playwright)
        with serving(DASHBOARD, told=told) as server:
            ours, size = _visits(server, browser, OURS[FULLEST], runs)
            _, first = visit(browser, server, heading="", url="")
        with serving(PEERS / "plain.py", options=DEFAULTS, told=told, folder=PEERS) as server:
            plain, others = _visits(server, browser, PLAIN[FULLEST], runs)
        browser.close()
    return [
        (
            "first visit at 10 Mbps and 40 ms, nothing cached; Streamlit's defaults",
            f"{ours:.1f} s beside {plain:.1f} s ({ours / plain:.2f} times)",
            "half",
            ours <= GOAL * plain,
        ),
        (
            "bytes of it",
            f"{size:.2f} MB beside {others:.2f} MB",
            f"{MEGABYTES} MB",
            size <= MEGABYTES,
        ),
        (
            "bytes of a first visit to the first page",
            f"{first:.2f} MB",
            f"{MEGABYTES} MB",
            first <= MEGABYTES,
        ),
    ]


def main(arguments: Sequence[str]) -> int:
    """Measure, and print the table."""
    return print_measured(parser_of("first_visit", __doc__), arguments, runs=5, measure=measure)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
