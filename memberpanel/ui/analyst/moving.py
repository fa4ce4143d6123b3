"""Which published figures a load would move, and by how much: counted on the copy that waits to be accepted."""

import pandas as pd
import streamlit as st

from memberpanel.drafting.consequences import consequences
from memberpanel.refusals import Refused
from memberpanel.store.loading import PreparedLoad
from memberpanel.ui.tabled import show_table

SHOWN = 60


def show_moving(prepared: PreparedLoad) -> None:
    """Offer the count, since it takes some seconds, and show what would move."""
    if not st.button("Which published figures would move?"):
        return
    with st.spinner("Counting on the copy…"):
        try:
            moved = consequences(prepared)
        except Refused as refused:
            st.write(str(refused))
            return
    if moved.empty:
        st.write("No published figure would move.")
        return
    st.write(
        f"{_how_many(len(moved))} would move. What is published stays as the panel saw it; the next draft says what moved."
    )
    show_table("Published figures that would move", _words(moved.head(SHOWN)))
    if len(moved) > SHOWN:
        st.caption(f"The first {SHOWN} of {len(moved):,}.")


def _words(moved: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Measure": moved["title"],
            "Quarter": moved["quarter"],
            "Published": moved["published"].map("{:,.1f}".format),
            "Would be": moved["would_be"].map("{:,.1f}".format),
        }
    )


def _how_many(number: int) -> str:
    return "1 published figure" if number == 1 else f"{number:,} published figures"
