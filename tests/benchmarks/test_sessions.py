"""The load tool against a real server: what it times, what it counts as an error, what it will not do."""

import pytest

from benchmarks.servers import DEFAULTS, serving
from benchmarks.sessions import Asked, Unwise, bear, main, percentile
from tests.browser.serving import free_port

APP = """
import time
import streamlit as st

def first():
    time.sleep(0.08)
    st.html("x" * 200_000)

def broken():
    raise ValueError("no such quarter")

def boxed():
    st.error("This page could not be shown.")

pages = [st.Page(first, default=True), st.Page(broken), st.Page(boxed)]
st.navigation(pages, position="hidden").run()
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("served")
    (folder / "small.py").write_text(APP)
    with serving(folder / "small.py", options=DEFAULTS, folder=folder) as server:
        yield server.address


def _asked(address: str, **changed) -> Asked:
    return Asked(
        **{"address": address, "sessions": 2, "seconds": 1.5, "think": 0.2, "pages": ("",), **changed}
    )


def test_each_session_reruns_its_page_until_the_time_is_over(address):
    load = bear(_asked(address))
    assert load.errors == []
    assert len(load.first) == 2
    assert 1 <= len(load.reruns) <= 16  # each takes 0.08 s or more, and is thought about for 0.1 s or more
    assert min(load.reruns) >= 80
    assert load.median <= load.p95 <= max(load.reruns)


def test_what_the_session_keeps_is_not_sent_to_it_again(address):
    load = bear(_asked(address, sessions=1))
    assert 200_000 < load.received < 2 * 200_000


@pytest.mark.parametrize(
    "page, said", [("broken", "ValueError no such quarter"), ("boxed", "This page could not be shown.")]
)
def test_a_page_that_shows_an_error_is_an_error(address, page, said):
    load = bear(_asked(address, sessions=1, pages=(page,)))
    assert load.errors == [f"PageFailed: {said}"]
    assert load.reruns == []


def test_pages_are_visited_in_turn(address):
    load = bear(_asked(address, sessions=1, pages=("", "", "broken")))
    assert len(load.first) == len(load.reruns) == len(load.errors) == 1


def test_a_server_that_is_not_there_is_an_error_of_each_session():
    load = bear(_asked(f"http://127.0.0.1:{free_port()}"))
    assert len(load.errors) == 2
    assert load.first == []


@pytest.mark.parametrize(
    "changed",
    [
        {"address": "https://panel.example.org"},
        {"address": "http://127.0.0.1.example.org"},
        {"sessions": 0},
        {"sessions": 401},
        {"seconds": 3_601},
        {"seconds": 0},
    ],
)
def test_no_other_machine_and_nothing_without_bounds(changed):
    with pytest.raises(Unwise):
        _asked(**{"address": "http://127.0.0.1:8501", **changed})


@pytest.mark.parametrize("percent, value", [(50, 20), (75, 30), (76, 40), (95, 40), (100, 40)])
def test_a_percentile_is_one_of_the_values(percent, value):
    assert percentile([40, 10, 30, 20], percent) == value


def test_the_command_fails_when_something_went_wrong(address, capsys):
    short = ["--sessions", "1", "--seconds", "0.5", "--think", "0.1"]
    assert main([address, *short]) == 0
    assert main([address, *short, "--pages", "broken"]) == 1
    assert "no such quarter" in capsys.readouterr().out
    with pytest.raises(SystemExit) as refused:
        main(["http://192.0.2.1:8501"])
    assert refused.value.code == 2
