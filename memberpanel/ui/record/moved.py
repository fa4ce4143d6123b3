"""What a draft moves, newly hides and thereby loses: for those who prepare it and those who sign it, and nobody else."""

import pandas as pd
import streamlit as st

from memberpanel.home import Home
from memberpanel.periods import table_in_words
from memberpanel.refusals import Refused
from memberpanel.release.compare import Comparison, compare
from memberpanel.release.reading import Release, open_release
from memberpanel.release.which import current
from memberpanel.ui.tabled import show_table
from memberpanel.words.numbers import short_value

SHOWN = 60


def show_moved(home: Home, release: Release) -> None:
    """Show what moved, what is newly hidden and what that costs, since the release that is current."""
    st.subheader("What moved since the last panel")
    try:
        before = open_release(current(home))
    except Refused:
        st.write("Nothing was published before.")
        return
    moved = compare(release, before)
    parts = [(title, frame) for title, frame in _parts(moved, release) if not frame.empty]
    if not parts:
        st.write(f"No figure that {before.name} shows has moved.")
    for title, frame in parts:
        first = f", the first {SHOWN}" if len(frame) > SHOWN else ""
        show_table(f"{title}: {len(frame):,}{first}", frame.head(SHOWN), show_caption=True)


def _parts(moved: Comparison, release: Release) -> list[tuple[str, pd.DataFrame]]:
    def in_its_unit(row: pd.Series, value: str) -> str:
        return short_value(release.measure(row["measure"]), row[value])

    def named(frame: pd.DataFrame) -> pd.DataFrame:
        kept = frame[["title", "said", "breakdown", "group_name"]].copy()
        kept["breakdown"] = kept["breakdown"].map(table_in_words)
        for name, heading in (("value_before", "Before"), ("value_now", "Now")):
            if name in frame:
                kept[heading] = [in_its_unit(row, name) for _, row in frame.iterrows()]
        return kept.rename(
            columns={"title": "Measure", "said": "Quarter", "breakdown": "Table", "group_name": "Group"}
        )

    return [
        ("Figures that moved", named(moved.moved)),
        ("Newly hidden", named(moved.hidden)),
        ("Newly shown", named(moved.shown)),
        ("Tables that hide more than before", _cost(moved.cost)),
    ]


def _cost(cost: pd.DataFrame) -> pd.DataFrame:
    """Return what hiding costs, table by table: figures hidden before and now, and of how many."""
    words = cost.assign(breakdown=cost["breakdown"].map(table_in_words))
    headings = {"title": "Measure", "breakdown": "Table", "hidden_before": "Hidden before"}
    return words.rename(columns={**headings, "hidden_now": "Hidden now", "cells": "Of figures"})
