"""The table of a card as a file: one address, which asks who is there and writes down who takes it.

An ordinary link leads here. Streamlit's own download button costs the server at every click anywhere on the page, and a page
has twenty cards.
"""

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from memberpanel.home import open_home
from memberpanel.refusals import Refused
from memberpanel.release.downloads import write_download
from memberpanel.release.figures import as_csv, figure_rows
from memberpanel.release.reading import open_release
from memberpanel.ui.headers import FIGURES
from memberpanel.ui.who import at_the_door


def address_of(release: str, measure: str) -> str:
    """Return the address under which the figures of a measure are handed out."""
    return f"{FIGURES}{release}/{measure}.csv"


def _taken(cookies: str, wanted: str, measure: str) -> str:
    """Return the figures as CSV, after writing down who takes them; raise Refused."""
    found = at_the_door(cookies)
    release = open_release(found.release(wanted))
    try:
        if measure not in set(release.measures()["measure"]):
            raise Refused("This release has no such table.")
        made = as_csv(figure_rows(release, measure))
    finally:
        release.close()
    write_download(open_home(), actor=found.actor, release=wanted, file=f"{measure}.csv")
    return made


async def take(request: Request) -> Response:
    """Answer with the file, or with the reason why not."""
    wanted, measure = request.path_params["release"], request.path_params["measure"]
    try:
        made = await to_thread.run_sync(_taken, request.headers.get("cookie", ""), wanted, measure)
    except Refused as refused:
        return PlainTextResponse(str(refused), 403)
    named = {"Content-Disposition": f'attachment; filename="{measure}.csv"', "Cache-Control": "no-store"}
    return Response(made, media_type="text/csv", headers=named)
