"""The history of loads: who loaded which file when, and taking one back."""

import streamlit as st

from memberpanel.home import open_home
from memberpanel.refusals import Refused
from memberpanel.store.loading import loads, undo
from memberpanel.ui.who import Person


def show_loads(person: Person) -> None:
    """Show every load, the latest first, and undo one."""
    st.title("Loads")
    home = open_home()
    frame = loads(home)
    if frame.empty:
        st.write("Nothing has been loaded yet.")
        return
    shown = frame.assign(
        loaded=frame["loaded_at"].dt.strftime("%d/%m/%Y %H:%M"),
        state=frame["undone_at"].isna().map({True: "counts", False: "undone"}),
        file_hash=frame["sha256"].str[:12],
    )[
        ["load_id", "loaded", "actor", "file_name", "sheet", "extract", "rows_read", "rows_loaded", "rows_refused",
         "rows_queried", "covered_from", "covered_to", "file_hash", "state"]
    ]  # fmt: skip
    st.dataframe(shown, hide_index=True, alt="Loads, the latest first")
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
        st.success(f"Load {chosen} was taken back.")
