"""The history of loads: who loaded which file when, and taking one back."""

import pandas as pd
import streamlit as st

from memberpanel.extracts.definition import extracts
from memberpanel.home import open_home
from memberpanel.refusals import Refused
from memberpanel.store.loading import loads, undo
from memberpanel.ui.tabled import show_table
from memberpanel.ui.who import Person

TAKEN_BACK = "taken_back"


def show_loads(person: Person) -> None:
    """Show every load, the latest first, and undo one."""
    st.title("Loads")
    home = open_home()
    frame = loads(home)
    if frame.empty:
        st.write("Nothing has been loaded yet.")
        return
    if said := st.session_state.pop(TAKEN_BACK, ""):
        st.success(said)
    show_table("Loads, the latest first", _in_words(frame))
    counting = frame[frame["undone_at"].isna()]
    if counting.empty:
        return
    st.header("Take one load back")
    st.write("Its rows go, and what they had replaced counts again. No other load is touched.")
    names = {
        row.load_id: f"{row.load_id}: {row.extract}, {row.file_name}, {row.rows_loaded:,} rows"
        for row in counting.itertuples()
    }
    chosen = st.selectbox("Load", list(names), format_func=names.get)
    sure = st.checkbox("Yes, take this load back")
    if st.button("Undo", disabled=not sure):
        try:
            undo(home, int(chosen), actor=person.actor)
        except Refused as refused:
            st.error(str(refused))
            return
        st.session_state[TAKEN_BACK] = f"Load {chosen} was taken back."
        st.rerun()


def _in_words(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the loads as an analyst reads them; the file is told apart by the start of its hash."""
    titles = {name: extract.title for name, extract in extracts().items()}
    starts, ends = (frame[side].dt.strftime("%d/%m/%Y") for side in ("covered_from", "covered_to"))
    sheet = frame["sheet"].map(lambda name: f", sheet {name}" if name else "")
    return pd.DataFrame(
        {
            "Load": frame["load_id"],
            "State": frame["undone_at"].isna().map({True: "counts", False: "taken back"}),
            "When": frame["loaded_at"].dt.strftime("%d/%m/%Y %H:%M"),
            "By": frame["actor"],
            "File": frame["file_name"] + sheet + " (" + frame["sha256"].str[:8] + ")",
            "Taken for": frame["extract"].map(titles),
            "Rows": frame["rows_loaded"].map("{:,}".format),
            "Left out": frame["rows_refused"].map("{:,}".format),
            "Period": (starts + " to " + ends).fillna(""),
        }
    )
