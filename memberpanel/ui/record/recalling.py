"""Recalling what was published: the reason for the notice, and who has the files."""

import pandas as pd
import streamlit as st

from memberpanel.home import Home
from memberpanel.refusals import Refused
from memberpanel.release.approving import withdraw
from memberpanel.release.downloads import downloads
from memberpanel.release.which import standing
from memberpanel.ui.tabled import show_table
from memberpanel.ui.who import Person

RECALLED = "recalled"  # in session state: the release that this person has just recalled


def show_recall(home: Home, person: Person) -> None:
    """Show the form, the releases that were recalled, and who downloaded from each."""
    now = standing(home)
    if not now.published:
        return
    st.header("Recall a published release")
    if recalled := st.session_state.pop(RECALLED, ""):
        st.success(f"{recalled} is withdrawn: the notice stands in its place. Ask back what was downloaded.")
    open_ones = [name for name in reversed(now.published) if name not in now.withdrawn]
    if open_ones:
        _form(home, person, open_ones)
    else:
        st.write("Every release that was published has been recalled.")
    _withdrawn(now.withdrawn)
    _downloaded(home, now.published, now.withdrawn)


def _form(home: Home, person: Person, names: list[str]) -> None:
    st.write("A notice with your reason stands in its place, and the recall in the trail.")
    with st.form("recall"):
        name = st.selectbox("Release", names)
        reason = st.text_input("Reason, shown to members")
        if not st.form_submit_button("Recall"):
            return
    try:
        withdraw(home, name, actor=person.actor, role=person.role, reason=reason)
    except Refused as refused:
        st.error(str(refused))
        return
    st.session_state[RECALLED] = name
    st.rerun()


def _withdrawn(withdrawn: dict[str, dict[str, str]]) -> None:
    if withdrawn:
        rows = [
            {"Release": name, "On": facts["on"], "Reason": facts["reason"]}
            for name, facts in withdrawn.items()
        ]
        show_table("Recalled releases", pd.DataFrame(rows), show_caption=True)


def _downloaded(home: Home, published: tuple[str, ...], withdrawn: dict[str, dict[str, str]]) -> None:
    """Show who took which file, of recalled releases first."""
    order = [*withdrawn, *(name for name in reversed(published) if name not in withdrawn)]
    try:
        taken = downloads(home, *order)
    except Refused as broken:
        st.error(str(broken))
        return
    if not taken:
        st.write("Nobody has downloaded from what was published.")
        return
    rows = [
        {
            "Release": f"{one.release} (recalled)" if one.release in withdrawn else one.release,
            "Who": one.who,
            "When": one.at,
            "What": one.file,
        }
        for name in order
        for one in taken
        if one.release == name
    ]
    show_table("Who downloaded from what was published", pd.DataFrame(rows), show_caption=True)
