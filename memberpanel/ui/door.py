"""The door: what a stranger cannot ask the server for.

Streamlit signs people in, but hands downloads, uploads and sessions to anybody; this closes them.
"""

import json
from http.cookies import CookieError, SimpleCookie
from urllib.parse import SplitResult, urlsplit

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.auth_util import encode_provider_token, get_cookie_with_chunks
from streamlit.errors import StreamlitSecretNotFoundError
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from memberpanel.access.reach import is_this_machine
from memberpanel.ui.compressed import is_page_address
from memberpanel.ui.headers import FIGURES, PRESENTING

HOURS_SIGNED_IN = 8
NEVER = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")
FOR_SESSIONS = ("/media/", "/_stcore/upload_file", "/_stcore/stream", PRESENTING, FIGURES)
FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")


def has_provider() -> bool:
    """Say whether secrets.toml describes an identity provider."""
    try:
        return "auth" in st.secrets
    except (FileNotFoundError, StreamlitSecretNotFoundError):
        return False


def our_address() -> SplitResult:
    """Return the address under which people reach the dashboard: the provider sends them back to it."""
    return urlsplit(str(st.secrets["auth"].get("redirect_uri", "")) if has_provider() else "")


def signed_in(cookie_header: str) -> dict:
    """Return the claims of a person signed in by our provider within the last HOURS_SIGNED_IN; none for others."""
    try:
        cookies = SimpleCookie(cookie_header)
    except CookieError:
        return {}

    def one(name: str) -> bytes | None:
        if name not in cookies:
            return None
        signed = cookies[name].value.encode("latin-1", "replace")
        return decode_signed_value(get_cookie_secret(), name, signed, max_age_days=HOURS_SIGNED_IN / 24)

    found = get_cookie_with_chunks(one, USER_COOKIE_NAME)
    return json.loads(found) if found else {}


def is_signed_in(cookie_header: str) -> bool:
    """Say whether the cookies hold such a person."""
    return bool(signed_in(cookie_header))


class Door:
    """Refuse what is closed to everybody, and to strangers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            return await self.app(scope, receive, send)
        refusal = _refusal(scope)
        if refusal is not None and scope["type"] == "websocket":
            return await send({"type": "websocket.close", "code": 1008})
        if refusal is not None:
            return await refusal(scope, receive, send)
        return await self.app(scope, receive, _shorten_cookies(scope, send))


def _refusal(scope: Scope) -> Response | None:
    path, headers = scope["path"], Headers(scope=scope)
    if path.startswith(NEVER):
        return PlainTextResponse("Not found", 404)
    if scope["type"] == "websocket" and "origin" not in headers:
        return PlainTextResponse("A browser says where it comes from.", 403)
    if not has_provider():
        return _refusal_on_this_machine(headers)
    if not _is_our_name(headers.get("host", "")):
        return PlainTextResponse("This dashboard is not known by that name.", 421)
    if is_signed_in(headers.get("cookie", "")):
        return None
    if path.startswith(FOR_SESSIONS):
        return PlainTextResponse("Sign in first.", 401)
    if scope["type"] == "http" and is_page_address(path):
        return RedirectResponse(f"/auth/login?provider={encode_provider_token('default')}", 302)
    return None


def _is_our_name(host: str) -> bool:
    """Say whether a Host is the one of our address, or this machine (a proxy, a check of health).

    A page of another site may let its own name lead to this server; the browser then says that name.
    """
    return is_this_machine(host) or (urlsplit(f"//{host}").hostname or "") == our_address().hostname


def _refusal_on_this_machine(headers: Headers) -> Response | None:
    if is_this_machine(headers.get("host", "")) and not any(name in headers for name in FORWARDED):
        return None
    return PlainTextResponse(
        "Without an identity provider this dashboard answers its own machine only. See README, Deploy.", 403
    )


def _shorten_cookies(scope: Scope, send: Send) -> Send:
    """Let the browser forget a person after HOURS_SIGNED_IN, and keep cookies to TLS where there is TLS."""
    secure = "https" in (scope.get("scheme"), our_address().scheme)  # a proxy may not say that it spoke TLS

    async def send_shortened(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            cookies = headers.getlist("set-cookie")
            del headers["set-cookie"]
            for cookie in cookies:
                headers.append("set-cookie", shortened(cookie, secure=secure))
        await send(message)

    return send_shortened


def shortened(cookie: str, *, secure: bool) -> str:
    """Return a Set-Cookie value that lasts no longer than HOURS_SIGNED_IN; a deletion stays a deletion."""
    parts = [part.strip() for part in cookie.split(";")]
    deleted = any(part.lower() == "max-age=0" for part in parts)
    if parts[0].startswith("_streamlit_") and not deleted:
        parts = [p for p in parts if not p.lower().startswith(("max-age=", "expires="))]
        parts.append(f"Max-Age={HOURS_SIGNED_IN * 3600}")
    if secure and not any(part.lower() == "secure" for part in parts):
        parts.append("Secure")
    return "; ".join(parts)
