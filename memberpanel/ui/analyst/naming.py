"""Naming one figure of a release: measure, quarter, table and group."""

import pandas as pd
import streamlit as st

from memberpanel.measures.definition import measures
from memberpanel.periods import TOTAL, table_in_words
from memberpanel.quarters import Quarter

BACK = 24  # quarters that can be chosen: all that a release looks back on, and some more


def ask_figure() -> tuple[str, str, str, str]:
    """Ask in a form which figure is meant; return measure, quarter, breakdown and group."""
    titles = {name: one.title for name, one in measures().items()}
    tables = sorted({table for one in measures().values() for table in one.breakdowns})
    latest = Quarter.of(pd.Timestamp.today().date())
    measure = st.selectbox("Measure", list(titles), format_func=titles.get)
    quarters = [str(latest.plus(-back)) for back in range(BACK)]
    quarter = st.selectbox("Quarter of the figure", quarters, format_func=lambda one: Quarter.parse(one).said)
    table = st.selectbox(
        "Table",
        [TOTAL, *tables],
        format_func=lambda one: "the county" if one == TOTAL else table_in_words(one),
    )
    group = st.text_input("Group, as the table spells it (nothing for the county)")
    return measure, quarter, table, group.strip() or "all"
