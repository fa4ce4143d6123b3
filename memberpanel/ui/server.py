"""The server: what stands around the dashboard's entry script."""

import gc
import logging
import secrets
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit import config

from memberpanel.access.reach import refuse_if_open
from memberpanel.faults import in_words
from memberpanel.refusals import Refused
from memberpanel.settings import settings
from memberpanel.ui.compressed import Compressed, compress_what_every_page_needs
from memberpanel.ui.door import Door, has_provider
from memberpanel.ui.headers import SecurityHeaders
from memberpanel.ui.turns import in_turn

FIRST_ASKED = ("memberpanel.ui.members.cards", "memberpanel.ui.presenting", "memberpanel.ui.taking")
ENTRY = Path(__file__).with_name("entry.py")
_log = logging.getLogger("memberpanel")


def _warm() -> None:
    """Import what the first page would wait for, in the turn before it: the server answers meanwhile."""
    with in_turn():
        import duckdb

        duckdb.connect().execute("select 1 as one").df()
        for module in FIRST_ASKED:
            import_module(module)
        # What is imported by now lives as long as the server; without this every rerun walks all of it.
        gc.collect()
        gc.freeze()
    compress_what_every_page_needs()


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[dict | None]:
    refuse_if_open(address=config.get_option("server.address") or "", has_provider=has_provider())
    threading.Thread(target=_warm, daemon=True).start()
    yield None


def on_error(error: Exception) -> bool:
    """Say why something was refused; of any other error give the reader a reference, and the log the rest."""
    if said := str(error) if isinstance(error, Refused) else in_words(error):
        st.error(said)
        return True
    reference = secrets.token_hex(4)
    _log.error("reference %s", reference, exc_info=error)
    st.error(
        f"This page could not be shown. Tell the performance team the reference {reference}. "
        "The other pages are not affected."
    )
    return True


def middleware() -> list[Middleware]:
    """Return what stands before the dashboard, outermost first; raise OpenToOthers where it may not be served."""
    refuse_if_open(address=config.get_option("server.address") or "", has_provider=has_provider())
    title = settings().panel
    return [
        Middleware(SecurityHeaders, title=title),
        Middleware(Door),
        Middleware(Compressed, title=title),
    ]
