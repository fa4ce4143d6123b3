"""The addresses of the server that are not pages of the dashboard; the door stands before each."""

from starlette.routing import Route

from memberpanel.ui.headers import FIGURES, PRESENTING
from memberpanel.ui.presenting import present
from memberpanel.ui.taking import take


def routes() -> list[Route]:
    """Return them for the server."""
    return [
        Route(PRESENTING + "{release}", present, methods=["GET"]),
        Route(FIGURES + "{release}/{measure}.csv", take, methods=["GET"]),
    ]
