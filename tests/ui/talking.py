"""Talk to a server as a browser does, without one: open a session, ask for a page, read what is shown."""

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect


def open_session(address: str, *, origin: str | None = "same"):
    """Open a websocket session; `origin` None sends none, as a program would."""
    return connect(
        f"{address.replace('http', 'ws', 1)}/_stcore/stream",
        origin=address if origin == "same" else origin,
        max_size=None,
        open_timeout=30,
    )


def shown_at(address: str, url: str) -> tuple[str, list[str]]:
    """Return the words of a page that is asked for by its address, and the titles in the navigation."""
    asked = BackMsg()
    asked.rerun_script.page_name = url
    told, titles = [], []
    with open_session(address) as session:
        session.send(asked.SerializeToString())
        while True:
            message = ForwardMsg()
            message.ParseFromString(session.recv(timeout=60))
            kind = message.WhichOneof("type")
            if kind == "delta":
                told.append(_words(message.delta.new_element))
            elif kind == "navigation":
                titles = [page.page_name for page in message.navigation.app_pages]
            elif kind == "script_finished":
                return " ".join(told), titles


def _words(element) -> str:
    kind = element.WhichOneof("type")
    body = getattr(element, kind, None) if kind else None
    return getattr(body, "body", "")
