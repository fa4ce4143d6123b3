"""The Director's exact counts of the draft quarter: counts, never rows; no download; every opening is logged."""

import pandas as pd
import streamlit as st

from memberpanel.home import open_home
from memberpanel.measures.definition import measures
from memberpanel.measures.exact import exact_counts
from memberpanel.quarters import Quarter
from memberpanel.refusals import Refused
from memberpanel.release.which import current, drafts
from memberpanel.ui.tabled import show_table
from memberpanel.ui.who import Person


def show_exact(person: Person) -> None:
    """Show the page: closed until it is asked for, and then said in the trail."""
    st.title("Exact counts")
    st.error(
        "These are the counts behind what is hidden. They can point to a child. For the Director alone: do not "
        "project, copy or quote them. Every opening is written in the trail."
    )
    home = open_home()
    waiting = drafts(home)
    try:
        release = waiting[-1] if waiting else current(home)
    except Refused as refused:
        st.write(str(refused))
        return
    quarter = Quarter.parse(release.name.rpartition("-v")[0])
    measure = st.selectbox(
        "Measure", list(measures()), format_func=lambda name: measures()[name].title, index=None
    )
    if measure is None or not st.button(f"Open the exact counts of {quarter.said}"):
        return
    with st.spinner("Counting…"):
        shown = exact_counts(home, measure, quarter, actor=person.actor, role=person.role)
    show_table(
        f"{measures()[measure].title}, {quarter.said}: exact counts",
        pd.DataFrame(
            {
                "Group": shown["group_name"].where(shown["breakdown"] != "total", "All"),
                "Table": shown["breakdown"].str.replace("_", " ").str.capitalize(),
                "Count": shown["numerator"].map(_whole),
                "Of": shown["denominator"].map(_whole),
                "Value": shown["value"].map(lambda value: "" if pd.isna(value) else f"{value:,.1f}"),
            }
        ),
        show_caption=True,
    )


def _whole(number: float) -> str:
    return "" if pd.isna(number) else f"{number:,.0f}"
