"""What stands around every page: look, navigation, bands, the panel that is shown, the role looked as."""

from html import escape
from pathlib import Path

import streamlit as st
from PIL import Image

from memberpanel.access.pages import PAGES, PANEL, ROLE_TITLES, page, pages_for
from memberpanel.refusals import Refused
from memberpanel.settings import settings
from memberpanel.ui.door import has_provider
from memberpanel.ui.members.opened import choose_panel, looked_at
from memberpanel.ui.turns import Turn, in_turn
from memberpanel.ui.who import CHOSEN, Person, is_viewer, who
from memberpanel.words.standing import bands

ONLY_SHOWS = (
    "This server only shows what is published. Packs, downloads, questions and actions are on the main one."
)
LOOK = Path(__file__).with_name("look.css")
LOGO = Path(__file__).with_name("logo.svg")


@st.cache_data(show_spinner=False)
def _look() -> str:
    return f"<style>{LOOK.read_text(encoding='utf-8')}</style>"


@st.cache_resource(show_spinner=False)
def _icon() -> Image.Image:
    return Image.new("RGB", (32, 32), "#12436D")


def show_dashboard() -> None:
    """Show the page asked for to somebody who may see it, and one sentence to everybody else; one run at a time."""
    with in_turn() as turn:
        _show(turn)


def _show(turn: Turn) -> None:
    person = who()
    if person is None:
        chosen = st.navigation([st.Page(_no_access, title="No access", default=True)], position="hidden")
    else:
        chosen = st.navigation(_sections(person.role), position="top")
        if not page(chosen.url_path or PAGES[0].url).only_shows:
            turn.end()  # a load or a draft takes its time
    st.set_page_config(
        page_title=f"{chosen.title} – {settings().panel}",
        page_icon=_icon(),
        layout="wide",
        initial_sidebar_state="auto",
    )
    st.html(_look())
    if person is None:
        return chosen.run()
    st.logo(LOGO, size="large", link=None)
    _bands(person)
    chosen.run()
    return _foot(person)


def _sections(role: str) -> dict[str, list]:
    sections: dict[str, list] = {}
    for place, one in enumerate(pages_for(role, viewer=is_viewer())):
        entry = st.Page(one.file, title=one.title, url_path=one.url, default=place == 0)
        sections.setdefault(one.section, []).append(entry)
    return sections if len(sections) > 1 else {PANEL: sections.get(PANEL, [])}


def _no_access() -> None:
    st.title("You have no access")
    st.write(
        f"You are not on the list of people who may open the {settings().panel} dashboard. "
        f"To be added, ask: {settings().contact}."
    )
    if has_provider() and st.user.is_logged_in:
        st.button("Sign out", on_click=st.logout)
    elif has_provider():
        st.button("Sign in", on_click=st.login)


def _bands(person: Person) -> None:
    try:
        release = looked_at(person.role)
    except Refused:
        return
    lines = bands(release.manifest, draft=release.is_draft)
    told = "".join(_band(line) for line in reversed(lines))
    if told:
        st.html(f'<div class="mp-bands" role="note">{told}</div>')


def _band(line: str) -> str:
    start, colon, rest = line.partition(":")
    kind = "mp-band mp-draft" if start == "DRAFT" else "mp-band"
    return f'<p class="{kind}"><strong>{escape(start + colon)}</strong>{escape(rest)}</p>'


def _foot(person: Person) -> None:
    with st.container(key="mp-foot"):
        st.html(
            f"<p>{escape(settings().authority)} {escape(settings().panel)} · {escape(settings().contact)}</p>"
        )
        if is_viewer():
            st.html(f"<p>{ONLY_SHOWS}</p>")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            choose_panel(person.role)
            if len(person.roles) > 1:
                st.selectbox(
                    "Look as",
                    person.roles,
                    index=person.roles.index(person.role),
                    format_func=lambda role: ROLE_TITLES[role],
                    key=CHOSEN,
                    width=240,
                )
            if has_provider():
                st.button("Sign out", on_click=st.logout)
