"""The children on a plan last quarter, those who started, those who ended, and so those on a plan now."""

from html import escape

import streamlit as st

from memberpanel.release.reading import Release
from memberpanel.ui.members.opened import Key, by_key
from memberpanel.words.numbers import plain
from memberpanel.words.standing import day_words

STOCK, STARTED, ENDED = "plans_open", "plans_started", "plans_ended"


def _counts(release: Release, measure: str) -> dict[str, float]:
    figures = release.figures(measure)
    return {row.quarter: row.value for row in figures.itertuples() if row.status == "shown"}


def reconciliation(release: Release) -> str:
    """Return the line in words, or nothing where one of its four numbers is not shown.

    A difference is said, not hidden: plans that a council takes over or hands on can make one.
    """
    quarter = release.quarter
    before, now = str(quarter.plus(-1)), str(quarter)
    open_plans = _counts(release, STOCK)
    started, ended = _counts(release, STARTED).get(now), _counts(release, ENDED).get(now)
    if before not in open_plans or now not in open_plans or started is None or ended is None:
        return ""
    expected = open_plans[before] + started - ended
    line = (
        f"{plain(open_plans[before])} children on a plan at {day_words(quarter.plus(-1).end)}, "
        f"{plain(started)} started, {plain(ended)} ended, {plain(open_plans[now])} on a plan at "
        f"{day_words(quarter.end)}."
    )
    if expected == open_plans[now]:
        return f"{line} The four numbers agree."
    gap = plain(abs(open_plans[now] - expected))
    return f"{line} The four numbers differ by {gap}: ask which records were corrected since."


@st.cache_data(max_entries=20, show_spinner=False)
def _line(key: Key) -> str:
    return reconciliation(by_key(key))


def show_reconciliation(key: Key) -> None:
    """Show how last quarter's children become this quarter's."""
    line = _line(key)
    if line:
        st.html(f'<p class="mp-reconciled">{escape(line)}</p>')
