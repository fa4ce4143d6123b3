"""The presentation in a tab of its own: one address, which asks who is there and what they may open first."""

import re

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from memberpanel.home import open_home
from memberpanel.refusals import Refused
from memberpanel.release.which import release_for
from memberpanel.ui.headers import PRESENTING
from memberpanel.ui.members.packed import pack_file
from memberpanel.ui.who import roles_at_the_door

_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')
# The tab is a place of its own: nothing in it could reach the dashboard's cookies, even if it held a script of others.
# It may open its notes, which are this address again, under the same policy.
_BESIDE = "; frame-ancestors 'none'; form-action 'none'; sandbox allow-scripts allow-popups"


def address_of(release: str) -> str:
    """Return the address under which a release is presented."""
    return f"{PRESENTING}{release}"


def _presented(cookies: str, wanted: str) -> bytes:
    """Return the page for the first role of this person that may open the release; raise Refused."""
    refused: Refused | None = None
    for role in roles_at_the_door(cookies):
        try:
            return pack_file(release_for(open_home(), role, wanted=wanted), "html")
        except Refused as closed:
            refused = closed
    raise refused or Refused("You have no access to the dashboard. Ask the contact named on it.")


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


def routes() -> list[Route]:
    """Return the addresses of the server that are not pages of the dashboard."""
    return [Route(PRESENTING + "{release}", present, methods=["GET"])]
