import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from memberpanel.ui import door
from memberpanel.ui.compressed import is_page_address
from memberpanel.ui.door import is_signed_in, shortened
from memberpanel.ui.headers import content_policy, shell_page


def test_a_sign_in_lasts_eight_hours_in_the_browser():
    cookie = "_streamlit_user=abc; HttpOnly; Max-Age=2592000; Path=/; SameSite=lax"
    assert (
        shortened(cookie, secure=False)
        == "_streamlit_user=abc; HttpOnly; Path=/; SameSite=lax; Max-Age=28800"
    )


def test_signing_out_still_forgets():
    cookie = '_streamlit_user=""; Max-Age=0; Path=/'
    assert shortened(cookie, secure=False) == cookie


def test_where_there_is_tls_every_cookie_keeps_to_it_and_says_so_once():
    assert shortened("_xsrf=1; Path=/", secure=True) == "_xsrf=1; Path=/; Secure"
    assert shortened("_xsrf=1; Secure", secure=True) == "_xsrf=1; Secure"


@pytest.mark.parametrize("cookies", ["", "_streamlit_user=forged", "_streamlit_user=a.b.c", "a=b; ;;=;"])
def test_what_we_did_not_sign_is_nobody(cookies):
    assert not is_signed_in(cookies)


@pytest.mark.parametrize("path", ["/", "/referrals", "/no-such-page"])
def test_page_addresses_have_one_segment(path):
    assert is_page_address(path)


@pytest.mark.parametrize(
    "path", ["/_stcore/health", "/referrals/_stcore/health", "/media/1.csv", "/auth/login", "/oauth2callback"]
)
def test_what_streamlit_answers_itself_is_left_to_it(path):
    assert not is_page_address(path)


def test_each_script_within_the_shell_is_allowed_by_its_hash_and_none_by_a_word():
    shell = shell_page("Panel")
    policy = content_policy(shell)
    assert policy.count("'sha256-") == shell.count("<script>") == 3
    assert "script-src 'self' 'unsafe-inline'" not in policy
    assert "unsafe-eval" not in policy


AUTH = {
    "redirect_uri": "https://panel.example.gov.uk/oauth2callback",
    "cookie_secret": "long enough to sign with",
}


@pytest.mark.parametrize(
    ("host", "is_ours"),
    [("panel.example.gov.uk", True), ("PANEL.example.gov.uk:443", True), ("127.0.0.1:8501", True), ("", False),
     ("panel.example.gov.uk.elsewhere.com", False), ("elsewhere.com", False)],
)  # fmt: skip
def test_with_a_provider_only_our_own_name_is_answered(monkeypatch, host, is_ours):
    monkeypatch.setattr(door.st, "secrets", {"auth": AUTH})
    assert door._is_our_name(host) == is_ours


def test_cookies_keep_to_tls_behind_a_proxy_that_does_not_say_so(monkeypatch):
    monkeypatch.setattr(door.st, "secrets", {"auth": AUTH})
    sent = []

    async def ask() -> None:
        async def keep(message) -> None:
            sent.append(message)

        start = {
            "type": "http.response.start",
            "status": 200,
            "headers": [(b"set-cookie", b"_streamlit_user=a; Path=/")],
        }
        await door._shorten_cookies({"scheme": "http"}, keep)(start)

    # In a thread: where browser tests ran before, a loop runs in this one.
    with ThreadPoolExecutor(max_workers=1) as alone:
        alone.submit(asyncio.run, ask()).result()
    assert (b"set-cookie", b"_streamlit_user=a; Path=/; Max-Age=28800; Secure") in sent[0]["headers"]
