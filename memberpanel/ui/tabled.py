"""Frames as tables that a screen reader can walk and that fit a narrow window: the members' tables."""

import pandas as pd
import streamlit as st

from memberpanel.ui.members.tables import table

ATTACK = {
    "tried": "Hidden figures that it tried to work out",
    "recovered": "Hidden figures that it worked out",
    "narrowest": "Narrowest range left for a hidden figure",
    "assumed": "What it assumed",
    "seconds": "Seconds it took",
}


def show_table(
    caption: str, frame: pd.DataFrame, *, numbers: bool = False, show_caption: bool = False
) -> None:
    """Show a frame; its first column heads each row. `numbers` sets all other columns to the right."""
    rows = frame.astype("object").where(frame.notna(), "").astype(str).itertuples(index=False, name=None)
    st.html(table(caption, list(frame.columns), rows, numbers=numbers, show_caption=show_caption))


def show_attack(attack: pd.DataFrame) -> None:
    """Show what the attack on a release found, in words."""
    facts = attack["fact"].map(lambda fact: ATTACK.get(fact, fact))
    show_table("What the attack found", pd.DataFrame({"What": facts, "Found": attack["value"]}))
