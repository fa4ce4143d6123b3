"""Frames as tables that a screen reader can walk and that fit a narrow window: the members' tables."""

import pandas as pd
import streamlit as st

from memberpanel.release.named import in_titles
from memberpanel.release.reading import Release
from memberpanel.ui.members.tables import table

ATTACK = {
    "tried": "Numbers that are not printed, which it tried to work out",
    "hidden": "Of these, hidden figures in tables, of all releases",
    "recovered": "Hidden figures that it worked out",
    "told": "Hidden figures that a text could tell",
    "contradictions": "Tables that contradict themselves",
    "narrowest": "Narrowest range left for a hidden figure",
    "seconds": "Seconds it took",
}
ASSUMED = "assumed known"


def show_table(
    caption: str, frame: pd.DataFrame, *, numbers: bool = False, show_caption: bool = False
) -> None:
    """Show a frame; its first column heads each row. `numbers` sets all other columns to the right."""
    rows = frame.astype("object").where(frame.notna(), "").astype(str).itertuples(index=False, name=None)
    st.html(table(caption, list(frame.columns), rows, numbers=numbers, show_caption=show_caption))


def show_attack(release: Release) -> None:
    """Show what the attack on a release found and what its reader was assumed to know, in words."""
    attack, measures = release.attack(), release.measures()
    assumed = attack["fact"] == ASSUMED
    found = attack[~assumed]
    facts = found["fact"].map(lambda fact: ATTACK.get(fact, fact))
    show_table("What the attack found", pd.DataFrame({"What": facts, "Found": found["value"]}))
    st.write("What its reader is assumed to know:")
    st.markdown("\n".join(f"- {in_titles(words, measures)}" for words in attack.loc[assumed, "value"]))
