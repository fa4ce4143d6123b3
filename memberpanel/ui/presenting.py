"""The presentation in a tab of its own: one address, which asks who is there and what they may open first."""

import re

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from memberpanel.refusals import Refused
from memberpanel.ui.headers import PRESENTING
from memberpanel.ui.members.packed import pack_file
from memberpanel.ui.who import at_the_door

_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')
# The tab is a place of its own: nothing in it could reach the dashboard's cookies, even if it held a script of others.
# It may open its notes, which are this address again, under the same policy.
_BESIDE = "; frame-ancestors 'none'; form-action 'none'; sandbox allow-scripts allow-popups"


def address_of(release: str) -> str:
    """Return the address under which a release is presented."""
    return f"{PRESENTING}{release}"


def _presented(cookies: str, wanted: str) -> bytes:
    """Return the page; raise Refused."""
    return pack_file(at_the_door(cookies).release(wanted), "html")


async def present(request: Request) -> Response:
    """Answer with the page, under its own content policy, or with the reason why not."""
    cookies, wanted = request.headers.get("cookie", ""), request.path_params["release"]
    try:
        body = await to_thread.run_sync(_presented, cookies, wanted)
    except Refused as refused:
        return PlainTextResponse(str(refused), 403)
    found = _POLICY.search(body.decode())
    policy = found[1] if found else "default-src 'none'"
    return Response(
        body,
        media_type="text/html",
        headers={"Content-Security-Policy": policy + _BESIDE, "Cache-Control": "no-store"},
    )
