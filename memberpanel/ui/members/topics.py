"""The page of a topic: every measure of it, in the order of its files, then its registers."""

from collections.abc import Callable
from html import escape

import streamlit as st

from memberpanel.release.reading import Release
from memberpanel.ui.members.cards import show_cards
from memberpanel.ui.members.headings import page_head
from memberpanel.ui.members.opened import Key, by_key, release_or_stop
from memberpanel.ui.members.tables import table
from memberpanel.ui.who import Person
from memberpanel.words.registered import register_shown

SHAPES = frozenset("■▲●↑↓")  # of a rating, and of how it moved
LEADS = {
    "referrals": "Worries about children that reached children's social care, and what was done about them.",
    "plans": "Children who are subject to a child protection plan: how many, for how long, and how often they are reviewed.",
    "proceedings": "Children for whom a court is asked to decide, and the work with families before it.",
    "meetings": "Who came to the meetings that protect children, and whether reports and minutes came in time.",
    "reviews": "What happened after a child died or was seriously harmed, how far each review has come, and what was learned.",
    "practice": "How well the work is done: audits of practice and the panel's standing questions to agencies.",
    "themes": "What the figures do not say: points about safeguarding, by theme.",
}


@st.cache_resource(max_entries=60, show_spinner=False)
def _held(key: Key, topic: str) -> tuple[list[str], list[str]]:
    """Return the measures of a topic, and its registers as they are shown."""
    release = by_key(key)
    registers = [_register(release, register) for register in release.registers(topic).to_dict("records")]
    return list(release.measures(topic)["measure"]), registers


def _with_its_shape(cell: str) -> str:
    """Return a cell whose shape does not part from its word at the end of a line."""
    return f"{cell[0]}\N{NO-BREAK SPACE}{cell[2:]}" if cell[:1] in SHAPES and cell[1:2] == " " else cell


def _register(release: Release, register: dict) -> str:
    rows = register_shown(release, register["register"]).map(_with_its_shape)
    note = f'<p class="mp-note">{escape(register["note"])}</p>' if register["note"] else ""
    made = (
        table(register["title"], list(rows.columns), rows.astype(str).values.tolist(), numbers=False)
        if len(rows)
        else "<p>None in this quarter.</p>"
    )
    return f'<hr class="mp-rule"><h2 class="mp-headline">{escape(register["title"])}</h2>{note}{made}'


def show_topic(person: Person, topic: str, title: str, *, first: Callable[[Key], None] | None = None) -> None:
    """Show a topic from the release and nothing else; `first` shows what stands above the measures."""
    key, release = release_or_stop(person.role)
    page_head(release, title, LEADS[topic])
    if first is not None:
        first(key)
    measures, registers = _held(key, topic)
    show_cards(person, key, measures)
    for register in registers:
        st.html(register)
    if not measures and not registers:
        st.write(f"Nothing about {title.lower()} was reported for this quarter.")
