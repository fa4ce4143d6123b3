"""Delegating approval: the Director names a deputy between two days, and sees whom they named."""

from datetime import date, timedelta

import pandas as pd
import streamlit as st

from memberpanel.home import Home
from memberpanel.panel_record.record import record
from memberpanel.ui.record.keeping import save
from memberpanel.ui.tabled import show_table
from memberpanel.ui.who import Person


def show_delegating(home: Home, person: Person) -> None:
    """Show who may sign in the Director's place, name another, and take a delegation back."""
    st.header("Delegate approval")
    st.write(
        "A deputy approves, publishes and recalls in your place between two days, and sees this page then. "
        "They need a role of their own to be let in at all. Nobody approves what they loaded."
    )
    given = record(home).read("delegations")
    if not given.empty:
        show_table("Delegations", in_words(given), show_caption=True)
        _end(home, person, given)
    with st.form("delegate"):
        deputy = st.text_input("Deputy (the address that they sign in with)")
        starts = st.date_input("From", date.today(), format="DD/MM/YYYY")
        ends = st.date_input("To, that day included", date.today() + timedelta(days=14), format="DD/MM/YYYY")
        reason = st.text_input("Reason")
        if st.form_submit_button("Delegate"):
            save(
                lambda: record(home).delegate(
                    deputy, given_by=person.actor, role=person.role, starts=starts, ends=ends, reason=reason
                )
            )


def _end(home: Home, person: Person, given: pd.DataFrame) -> None:
    running = given.loc[given["ends"] >= pd.Timestamp(date.today()), "deputy"].unique()
    if not len(running):
        return
    deputy = st.selectbox("Deputy", list(running))
    if st.button("Take it back"):
        save(
            lambda: record(home).end_delegation(
                deputy, ended_by=person.actor, role=person.role, on=date.today()
            )
        )


def in_words(given: pd.DataFrame) -> pd.DataFrame:
    """Return the delegations as they are read, the latest first."""
    days = {side: pd.to_datetime(given[side]).dt.strftime("%d/%m/%Y") for side in ("starts", "ends")}
    return pd.DataFrame(
        {
            "Deputy": given["deputy"],
            "From": days["starts"],
            "To": days["ends"],
            "Reason": given["reason"],
            "By": given["given_by"],
        }
    ).iloc[::-1]
