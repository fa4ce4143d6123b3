"""The page shell and Streamlit's own files, compressed once and kept.

Streamlit serves its scripts as they are: 7.2 MB before the first chart, 2.4 MB compressed.
"""

import gzip
from functools import lru_cache
from pathlib import Path

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from memberpanel.access.pages import PAGES
from memberpanel.ui.headers import SHELL, shell_page

STATIC = SHELL.parent / "static"
KINDS = {".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml"}
# Addresses of one segment that are not pages: Streamlit answers these itself.
FIRST_PAGE = f"/{PAGES[0].url}"  # Streamlit knows its first page by / alone
NOT_PAGES = frozenset(("oauth2callback", "manifest.json", "favicon.png"))


@lru_cache(maxsize=400)
def compressed(path: Path) -> bytes:
    """Return a file compressed; its name holds its hash, so it never changes."""
    return gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)


def compress_what_every_page_needs() -> None:
    """Compress ahead of the first visitor what the shell asks for, and the drawing library."""
    for name in ("index*.js", "index*.css", "PlotlyChart*.js", "plotly*.js"):
        for path in STATIC.rglob(name):
            compressed(path)


def _static_file(path: str) -> Path | None:
    if not path.startswith("/static/"):
        return None
    wanted = (STATIC / path.removeprefix("/static/")).resolve()
    inside = wanted.is_relative_to(STATIC.resolve()) and wanted.suffix in KINDS
    return wanted if inside and wanted.is_file() else None


def is_page_address(path: str) -> bool:
    """Say whether an address is a page's, answered with the shell: one segment, no more.

    Streamlit's page asks for /referrals/_stcore/health to learn where the server's root is, and must be refused.
    """
    name = path.removeprefix("/")
    return "/" not in name and name not in NOT_PAGES


class Compressed:
    """Answer page addresses with the shell, and static files compressed, when the browser takes gzip."""

    def __init__(self, app: ASGIApp, *, title: str) -> None:
        self.app = app
        self.shell = shell_page(title).encode()
        self.shell_compressed = gzip.compress(self.shell, mtime=0)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            return await self.app(scope, receive, send)
        takes_gzip = "gzip" in Headers(scope=scope).get("accept-encoding", "")
        file = _static_file(scope["path"]) if takes_gzip else None
        if file is not None:
            body = await to_thread.run_sync(compressed, file)
            kept = {"Cache-Control": "public, immutable, max-age=31536000"}
            answer = _answer(body, KINDS[file.suffix], kept, gzipped=True)
        elif scope["path"] == FIRST_PAGE:
            answer = RedirectResponse("/", 302)
        elif is_page_address(scope["path"]):
            body = self.shell_compressed if takes_gzip else self.shell
            answer = _answer(body, "text/html", {"Cache-Control": "no-cache"}, gzipped=takes_gzip)
        else:
            return await self.app(scope, receive, send)
        return await answer(scope, receive, send)


def _answer(body: bytes, kind: str, headers: dict[str, str], *, gzipped: bool) -> Response:
    encoding = {"Content-Encoding": "gzip"} if gzipped else {}
    return Response(body, media_type=kind, headers={**headers, **encoding, "Vary": "Accept-Encoding"})
