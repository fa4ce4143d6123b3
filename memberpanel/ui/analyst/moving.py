"""What accepting a load would change: rows, quarters, and the published figures that would move.

Those are counted on the copy that waits to be accepted.
"""

import pandas as pd
import streamlit as st

from memberpanel.drafting.consequences import consequences
from memberpanel.refusals import Refused
from memberpanel.store.loading import PreparedLoad
from memberpanel.ui.tabled import show_table

SHOWN = 60


def show_effects(prepared: PreparedLoad) -> None:
    """Show what accepting would change."""
    st.header("What accepting would change")
    if not any(not effect.changes_nothing for effect in prepared.effects):
        loaded_already = any(sheet.extract for sheet in prepared.sheets)
        st.write(
            "Nothing: all of this is loaded already."
            if loaded_already
            else "Nothing: no sheet was taken for an extract. Why not stands beside each of them above."
        )
        return
    show_table(
        "New, changed and gone rows of each extract",
        pd.DataFrame(
            [
                {
                    "Extract": effect.title,
                    "New rows": f"{effect.new:,}",
                    "Changed": f"{effect.changed:,}",
                    "Gone": f"{effect.gone:,}",
                    "Quarters": _quarters(effect.quarters),
                }
                for effect in prepared.effects
            ]
        ),
    )
    _show_moving(prepared)


def _quarters(quarters: tuple) -> str:
    names = [quarter[0] for quarter in quarters if quarter[0]]
    return "" if not names else names[0] if len(names) == 1 else f"{names[0]} to {names[-1]} ({len(names)})"


def _show_moving(prepared: PreparedLoad) -> None:
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
