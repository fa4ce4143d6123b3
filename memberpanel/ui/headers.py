"""Security headers on every answer, and the page shell in British English."""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OPENER = "Cross-Origin-Opener-Policy"
POLICY = "Content-Security-Policy"
PRESENTING = "/presenting/"  # a page of its own, with a policy stricter than ours
FIGURES = "/figures/"  # the tables of single cards, as files
SHELL = Path(streamlit.__file__).parent / "static" / "index.html"
# Where the server's root is: without it Streamlit's page asks beneath its own address first, and is refused. And the
# font of config.toml, before the server has told of it: without it every first visit fetches a font that is not used.
ROOT = (
    "<script>window.__streamlit = {BACKEND_BASE_URL: window.location.origin, "
    "LIGHT_THEME: {bodyFont: 'Arial'}, DARK_THEME: {bodyFont: 'Arial'}}</script>"
)
FOCUS = Path(__file__).with_name("focus.js")
NO_SCRIPT = "<noscript><p>This dashboard needs JavaScript. Ask the clerk for the panel's pack as a PDF.</p></noscript>"


@cache
def shell_page(title: str) -> str:
    """Return Streamlit's page shell with our language and title, without what it advertises to programs."""
    text = re.sub(r"<!--.*?-->", "", SHELL.read_text(encoding="utf-8"), flags=re.DOTALL).strip()
    text = text.replace('<html lang="en">', '<html lang="en-GB">')
    text = text.replace("<title>Streamlit</title>", f"<title>{title}</title>")
    focus = f"<script>{FOCUS.read_text(encoding='utf-8')}</script>"
    text = text.replace("<script>", f"{ROOT}{focus}<script>", 1)
    text = re.sub(r"<link[^>]*service-desc[^>]*>", "", text)
    text = re.sub(r'<link\s+rel="preload"[^>]*SourceSans[^>]*>', "", text)
    text = re.sub(r'<link rel="shortcut icon"[^>]*>', '<link rel="icon" href="data:,">', text)
    return re.sub(r"<noscript>.*?</noscript>", NO_SCRIPT, text, flags=re.DOTALL)


def _hashes(shell: str) -> list[str]:
    scripts = re.findall(r"<script>(.*?)</script>", shell, flags=re.DOTALL)
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def content_policy(shell: str) -> str:
    """Return the Content-Security-Policy: our own server only, no eval, the shell's one script by its hash."""
    return "; ".join(
        [
            "default-src 'self'",
            " ".join(["script-src 'self'", *_hashes(shell)]),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "frame-src 'self' blob:",
            "frame-ancestors 'none'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
        ]
    )


class SecurityHeaders:
    """Add the same headers to every HTTP answer."""

    def __init__(self, app: ASGIApp, *, title: str) -> None:
        self.app = app
        self.headers = {
            POLICY: content_policy(shell_page(title)),
            "X-Frame-Options": "DENY",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
            OPENER: "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "X-Robots-Tag": "noindex",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                own = headers.get(POLICY)
                headers.update(self.headers)
                if own and scope["path"].startswith(PRESENTING):
                    headers[POLICY] = own
                    del headers[OPENER]  # a browser refuses it to a sandboxed window, which the notes are
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)
