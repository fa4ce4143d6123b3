"""The addresses of the server that are not pages of the dashboard; the door stands before each."""

from collections.abc import Awaitable, Callable
from importlib import import_module

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from memberpanel.ui.headers import FIGURES, PRESENTING


def routes() -> list[Route]:
    """Return them for the server."""
    return [
        Route(PRESENTING + "{release}", _later("memberpanel.ui.presenting", "present"), methods=["GET"]),
        Route(FIGURES + "{release}/{measure}.csv", _later("memberpanel.ui.taking", "take"), methods=["GET"]),
    ]


def _later(module: str, name: str) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers, imported when it is first asked: the server does not wait for pandas to start."""

    async def answer(request: Request) -> Response:
        found = await to_thread.run_sync(import_module, module)
        return await getattr(found, name)(request)

    return answer
