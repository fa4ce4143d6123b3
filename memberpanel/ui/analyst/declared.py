"""What the public knows already: read and added to before a draft is made."""

import streamlit as st

from memberpanel.disclosure.facts import read_facts
from memberpanel.home import Home
from memberpanel.measures.definition import measures
from memberpanel.refusals import Refused
from memberpanel.release.declaring import Fact, declare, whole_number
from memberpanel.ui.analyst.naming import ask_figure
from memberpanel.ui.tabled import show_table
from memberpanel.ui.who import Person


def show_declared(home: Home, person: Person) -> None:
    """Show the public figures of ours, and a form that adds one."""
    st.header("What the public knows already")
    st.write(
        "Figures of ours in minutes, reports, answers to requests or national tables. What is hidden is chosen so that "
        "they do not give it away. The Director confirms the list at sign-off."
    )
    facts = read_facts(home.folder)
    if facts.empty:
        st.write("Nothing is recorded yet.")
    else:
        show_table("Figures of ours that are public", facts.fillna("").rename(columns=str.capitalize))
    with st.expander("Add a figure that is public"):
        _form(home, person)


def _form(home: Home, person: Person) -> None:
    with st.form("public figure"):
        measure, quarter, table, group = ask_figure()
        count = st.text_input("Count")
        whole = st.text_input("Of how many (for a percentage)")
        source = st.text_input("Where it can be read, and of what day")
        if not st.form_submit_button("Add it"):
            return
    try:
        of = whole_number(whole) if whole.strip() else None
        fact = Fact(measure, quarter, whole_number(count), source, of, table, group)
        declare(home, fact, measures=list(measures()), actor=person.actor)
    except Refused as refused:
        st.error(str(refused))
        return
    st.success("Added. It is known from the next draft on.")
