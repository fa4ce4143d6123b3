"""Talk to a server as a browser does, without one: open a session, ask for a page, read what is shown."""

from dataclasses import dataclass

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

XSRF = "_streamlit_xsrf"


def open_session(address: str, *, origin: str | None = "same", cookie: str = ""):
    """Open a websocket session; `origin` None sends none, as a program would; `cookie` is of who signed in."""
    # As a browser does: a cookie of who signed in counts only with the token that the server sent beside it.
    token = [value for name, _, value in (pair.partition("=") for pair in cookie.split("; ")) if name == XSRF]
    return connect(
        f"{address.replace('http', 'ws', 1)}/_stcore/stream",
        origin=address if origin == "same" else origin,
        max_size=None,
        open_timeout=30,
        additional_headers={"Cookie": cookie} if cookie else {},
        subprotocols=["streamlit", *token],
    )


@dataclass(frozen=True)
class Shown:
    """A page as it was sent: its name in the browser's tab, all its words, and the titles in the navigation."""

    tab: str
    words: str
    titles: list[str]


def shown_at(address: str, url: str, *, cookie: str = "") -> Shown:
    """Return what is sent for a page that is asked for by its address."""
    asked = BackMsg()
    asked.rerun_script.page_name = url
    told, titles, tab = [], [], ""
    with open_session(address, cookie=cookie) as session:
        session.send(asked.SerializeToString())
        while True:
            message = ForwardMsg()
            message.ParseFromString(session.recv(timeout=60))
            kind = message.WhichOneof("type")
            if kind == "delta":
                told.append(_words(message.delta.new_element))
            elif kind == "navigation":
                titles = [page.page_name for page in message.navigation.app_pages]
            elif kind == "page_config_changed":
                tab = message.page_config_changed.title or tab
            elif kind == "script_finished":
                return Shown(tab, " ".join(told), titles)


def _words(element) -> str:
    kind = element.WhichOneof("type")
    body = getattr(element, kind, None) if kind else None
    return getattr(body, "body", "")
