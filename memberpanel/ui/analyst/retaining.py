"""Retention on the governance page: what is kept longer than it may be, and deleting it for good."""

from datetime import date

import streamlit as st

from memberpanel.access.acts import refuse_unless
from memberpanel.home import open_home
from memberpanel.refusals import Refused
from memberpanel.settings import settings
from memberpanel.store.forgetting import Forgotten, forget, would_forget
from memberpanel.ui.who import Person

SAID = "retention_said"


def show_retention(person: Person) -> None:
    """Show what the retention periods would delete today, and delete it when that is asked for."""
    st.header("Retention")
    council = settings()
    st.write(
        f"Loads are kept {council.loads_years} years, a child of whom nothing happened {council.cases_years} years "
        "(settings.toml, [retention]). Deleting writes the case store anew and removes every earlier version of it. "
        "Backups are beyond its reach: keep them no longer."
    )
    if said := st.session_state.pop(SAID, ""):
        st.success(said)
    home = open_home()
    try:
        due = would_forget(home, today=date.today())
    except Refused as refused:
        st.write(str(refused))
        return
    if not due.loads and not due.children:
        st.write("Nothing is older than it may be.")
        return
    st.write(f"Older than it may be: {_said(due)}.")
    sure = st.checkbox("Yes, delete it. It cannot be brought back")
    if st.button("Delete", disabled=not sure):
        refuse_unless("apply retention", person.role)
        gone = forget(home, actor=person.actor, today=date.today())
        st.session_state[SAID] = f"Deleted: {_said(gone)}. The trail says so."
        st.rerun()


def _said(gone: Forgotten) -> str:
    return f"{gone.loads} loads, {gone.children} children, {gone.rows} rows"
