"""What headings mean: the columns that one may be, and the answers that are remembered, to be taken back."""

import pandas as pd
import streamlit as st

from memberpanel.extracts.definition import extracts
from memberpanel.home import Home
from memberpanel.panel_record.record import record
from memberpanel.ui.tabled import show_table
from memberpanel.ui.who import Person

LEFT_OUT = ""


def column_titles(extract: str) -> dict[str, str]:
    """Return what a column of an extract is called in a spreadsheet, by its name."""
    return {column.name: column.heading for column in extracts()[extract].columns}


def show_remembered(home: Home, person: Person) -> None:
    """Show which heading was said to be which column, and take an answer back."""
    kept = record(home).read("mappings")
    if kept.empty:
        return
    with st.expander(f"Headings that are remembered ({len(kept)})"):
        show_table("Headings that are remembered", _in_words(kept))
        names = [(row.extract, row.heading) for row in kept.itertuples(index=False)]
        extract, heading = st.selectbox("Answer to take back", names, format_func=_said)
        if st.button("Forget this heading"):
            record(home).forget_mapping(extract, heading, actor=person.actor)
            st.rerun()


def _said(name: tuple[str, str]) -> str:
    return f'"{name[1]}" in {extracts()[name[0]].title}'


def _in_words(kept: pd.DataFrame) -> pd.DataFrame:
    pairs = zip(kept["extract"], kept["column_name"], strict=True)
    return pd.DataFrame(
        {
            "Heading": kept["heading"],
            "Extract": kept["extract"].map(lambda name: extracts()[name].title),
            "Means": [column_titles(extract).get(column, column) for extract, column in pairs],
            "Said by": kept["decided_by"],
            "On": pd.to_datetime(kept["decided_on"]).dt.strftime("%d/%m/%Y"),
        }
    )
