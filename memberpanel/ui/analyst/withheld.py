"""What is not to be shown whatever its size: read and added to before a draft is made."""

import streamlit as st

from memberpanel.disclosure.withheld import read_withheld
from memberpanel.home import Home
from memberpanel.measures.catalogue import catalogue
from memberpanel.refusals import Refused
from memberpanel.release.withholding import withhold
from memberpanel.settings import settings
from memberpanel.ui.analyst.naming import ask_figure
from memberpanel.ui.tabled import show_table
from memberpanel.ui.who import Person


def show_withheld(home: Home, person: Person) -> None:
    """Show what is withheld, and a form that adds a figure."""
    st.header("What is withheld")
    st.write(
        "Figures that somebody who knows the children asks not to show, although they are large enough. They are hidden like "
        "a small number, with as much beside them as that takes. What was published cannot be withheld."
    )
    withheld = read_withheld(home.folder)
    if not withheld.empty:
        show_table("Figures that are withheld", withheld.rename(columns=str.capitalize))
    with st.expander("Withhold a figure"):
        _form(home, person)


def _form(home: Home, person: Person) -> None:
    with st.form("withhold a figure"):
        figure = ask_figure()
        reason = st.text_input("Why, without saying who it is about")
        if not st.form_submit_button("Withhold it"):
            return
    try:
        withhold(home, figure, reason=reason, tables=catalogue(settings()), actor=person.actor)
    except Refused as refused:
        st.error(str(refused))
        return
    st.success("It is hidden from the next draft on.")
