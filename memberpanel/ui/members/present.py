"""The present page: the quarter in a tab of its own, and how the keyboard moves it."""

import streamlit as st

from memberpanel.ui.members.headings import page_head, section
from memberpanel.ui.members.opened import release_or_stop
from memberpanel.ui.members.packs import PACKS, download_button
from memberpanel.ui.members.tables import table
from memberpanel.ui.presenting import address_of
from memberpanel.ui.who import Person, is_viewer

LEAD = (
    "The quarter in the order of the meeting, one section at a time, in a tab of its own. Nothing on it can be "
    "pressed by mistake, and once it is open it needs no network."
)
KEYS = (
    ("Right arrow, Page Down or space", "The next section. A clicker does the same."),
    ("Left arrow or Page Up", "The section before"),
    ("Home", "The first section"),
    ("End", "The last: what the panel is asked to agree"),
    ("Escape", "Back to reading, where every table is"),
)
STEPS = (
    "Open the presentation. It comes up in a new tab.",
    "Share that tab, not your whole screen: nobody then sees your other windows.",
    "Press Present, the first button of the tab. It fills the screen.",
    "Afterwards close the tab. Nothing of it stays behind.",
)


def show_present(person: Person) -> None:
    """Show the whole page."""
    _, release = release_or_stop(person.role)
    page_head(release, "Present", LEAD)
    st.link_button("Open the presentation (new tab)", address_of(release.name))
    section("How to use it")
    st.html("<ol>" + "".join(f"<li>{step}</li>" for step in STEPS) + "</ol>")
    st.html(table("Keys while presenting", ("Key", "What it does"), KEYS, numbers=False, show_caption=True))
    if is_viewer():
        return
    section("Where there is no network")
    st.write("Take the same page along as one file, and open it in any browser.")
    download_button(person, release, next(pack for pack in PACKS if pack.ending == "html"))
