"""Signing off: the Director reads the attack's report and what the public knows, approves, publishes, recalls, delegates."""

import streamlit as st

from memberpanel.disclosure.facts import read_facts
from memberpanel.home import Home, open_home
from memberpanel.refusals import Refused
from memberpanel.release.approving import approval_of, approve, publish
from memberpanel.release.reading import open_release
from memberpanel.release.which import drafts
from memberpanel.ui.record.delegating import show_delegating
from memberpanel.ui.record.moved import show_moved
from memberpanel.ui.record.recalling import show_recall
from memberpanel.ui.tabled import show_attack, show_table
from memberpanel.ui.who import Person
from memberpanel.words.standing import day_words


def show_sign_off(person: Person) -> None:
    """Show the whole page."""
    st.title("Sign off")
    home = open_home()
    waiting = drafts(home)
    if waiting:
        _sign(home, person, waiting[-1].name)
    else:
        st.write("There is no draft to sign off.")
    if said := st.session_state.pop("signed", ""):
        st.success(said)
    show_recall(home, person)
    if person.role == "director":
        show_delegating(home, person)


def _sign(home: Home, person: Person, name: str) -> None:
    folder = home.drafts / name
    release = open_release(folder)
    st.header(f"{release.quarter.said}, {name}")
    approval = approval_of(folder)
    st.write(
        f"Drafted by {release.manifest['drafted_by']}, data as at {day_words(release.manifest['cut_off'])}. "
        'Read it first: choose it under "Panel shown" at the foot of any page.'
    )
    st.subheader("The attack's report")
    show_attack(release)
    show_moved(home, release)
    st.subheader("What the public knows already")
    facts = read_facts(home.folder)
    if facts.empty:
        st.write(
            "Nothing is recorded: no figure in minutes, answers to requests or published tables. One that is missing is "
            'added on "Prepare the quarter", and the quarter drafted again.'
        )
    else:
        show_table("Figures of ours that are public", facts.rename(columns=str.capitalize))
    if approval is None:
        confirmed = st.checkbox("This list is complete: I know of no other figure of ours that is public")
        if st.button("Approve", type="primary", disabled=not confirmed):
            _do(lambda: approve(home, name, actor=person.actor, role=person.role), f"{name} is approved.")
    else:
        st.success(f"Approved by {approval.approved_by} on {approval.approved_at[:10]}.")
        if st.button("Publish", type="primary"):
            _do(lambda: publish(home, name, actor=person.actor, role=person.role), f"{name} is published.")


def _do(act, said: str) -> None:
    with st.spinner("The attack is tried again…"):
        try:
            act()
        except Refused as refused:
            st.error(str(refused))
            return
    st.session_state["signed"] = said
    st.rerun()
