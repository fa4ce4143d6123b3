"""Texts that a draft was refused for: kept with a recorded reason, wherever they were written."""

from collections.abc import Iterable

import streamlit as st

from memberpanel.home import Home
from memberpanel.panel_record.could_identify import could_identify
from memberpanel.panel_record.record import record
from memberpanel.refusals import Refused
from memberpanel.ui.who import Person

QUESTIONED = "questioned"  # in session state: the texts for which the last draft was refused


def remember(texts: Iterable[str]) -> None:
    """Remember the texts for which a draft was refused."""
    st.session_state[QUESTIONED] = tuple(texts)


def show_questioned(home: Home, person: Person) -> None:
    """Offer to keep the texts that the last draft was refused for, each with why it was asked about."""
    texts = st.session_state.get(QUESTIONED, ())
    if not texts:
        return
    st.header("Texts that were asked about")
    with st.form("questioned"):
        chosen = [text for text in texts if st.checkbox(f"{text} ({' '.join(could_identify(text))})")]
        reason = st.text_input("Reason to keep those ticked")
        if not st.form_submit_button("Keep them"):
            return
    if not chosen or not reason.strip():
        st.error(
            "Tick the texts to keep, and write the reason. The others are changed where they were written."
        )
        return
    try:
        record(home).check_texts(*chosen, keep_because=reason, actor=person.actor)
    except Refused as refused:
        st.error(str(refused))
        return
    remember(text for text in texts if text not in chosen)
    st.success("Kept, with the reason. Draft again.")
