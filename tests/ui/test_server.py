"""A real server: what a fresh one shows first, what it refuses, what stands in its answers."""

import urllib.error
import urllib.request

import pytest
from websockets.exceptions import InvalidStatus

from memberpanel.access.pages import PREPARE, pages_for
from tests.browser.serving import free_port, serving, start, wait_until_healthy
from tests.ui.talking import open_session, shown_at

OPEN = [one for one in pages_for("member") if one.section != PREPARE]


@pytest.fixture(scope="module")
def address(shown_home):
    with serving(shown_home.folder) as where:
        yield where


def _ask(address: str, path: str, **headers: str):
    asked = urllib.request.Request(f"{address}{path}", headers=headers)
    try:
        with urllib.request.urlopen(asked, timeout=30) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers, refused.read()


def test_a_fresh_server_runs_the_entry_first_whatever_page_is_asked_for(shown_home):
    servers = {}
    try:
        for one in OPEN:
            port = free_port()
            servers[one] = (start(shown_home.folder, port), f"http://127.0.0.1:{port}")
            if len(servers) % 3 == 0 or one is OPEN[-1]:
                _first_words_are_framed(servers)
    finally:
        for server, _ in servers.values():
            server.kill()


def _first_words_are_framed(servers: dict) -> None:
    for one, (server, where) in servers.items():
        wait_until_healthy(server, where)
        shown = shown_at(where, "" if one is OPEN[0] else one.url)
        assert "not real children" in shown.words, one.url
        assert shown.titles[0] == "At a glance", one.url
        server.kill()
        server.wait()
    servers.clear()


def test_an_address_that_no_page_has_shows_the_first(address):
    assert "July to September 2026" in shown_at(address, "exact").words


@pytest.mark.parametrize("path", ["/", "/referrals", "/static/nothing.js", "/_stcore/health"])
def test_every_answer_has_the_security_headers(address, path):
    _, headers, _ = _ask(address, path)
    assert "script-src 'self' 'sha256-" in headers["Content-Security-Policy"]
    assert "unsafe-eval" not in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_shell_is_british_and_does_not_advertise_to_programs(address):
    _, _, body = _ask(address, "/referrals")
    assert b'<html lang="en-GB">' in body
    assert b"<title>Child Protection Member Panel</title>" in body
    assert b"_stcore/agent" not in body


def test_the_first_page_is_found_by_its_name_too(address):
    status, _, _ = _ask(address, "/at-a-glance")
    assert status == 200


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/script-health-check"]
)
def test_what_nobody_needs_is_not_there(address, path):
    assert _ask(address, path)[0] == 404


def test_scripts_travel_compressed(address):
    _, _, shell = _ask(address, "/")
    script = shell.decode().split('src="./static/js/index.')[1].split('"')[0]
    plain = _ask(address, f"/static/js/index.{script}")
    packed = _ask(address, f"/static/js/index.{script}", **{"Accept-Encoding": "gzip"})
    assert packed[1]["Content-Encoding"] == "gzip"
    assert "immutable" in packed[1]["Cache-Control"]
    assert len(packed[2]) < len(plain[2]) / 2


@pytest.mark.parametrize("path", ["/static/../../../../etc/passwd", "/static/js/%2e%2e/%2e%2e/index.html"])
def test_only_files_of_the_static_folder_are_handed_out(address, path):
    _, _, body = _ask(address, path, **{"Accept-Encoding": "gzip"})
    assert b"root:" not in body


@pytest.mark.parametrize(
    "headers", [{"Host": "panel.example.com"}, {"X-Forwarded-For": "10.0.0.9"}, {"Forwarded": "for=10.0.0.9"}]
)
def test_without_a_provider_only_this_machine_is_answered(address, headers):
    assert _ask(address, "/", **headers)[0] == 403


def test_a_session_without_an_origin_or_from_another_site_is_refused(address):
    for origin in (None, "https://elsewhere.example.com"):
        with pytest.raises(InvalidStatus):
            open_session(address, origin=origin)


def test_a_server_that_others_could_reach_does_not_start_without_a_provider(shown_home):
    server = start(shown_home.folder, free_port(), ["--server.address", "0.0.0.0"])
    said, _ = server.communicate(timeout=60)
    assert server.returncode != 0
    assert "no identity provider is set" in " ".join(said.split())
