"""Preparing a quarter: what is loaded, what needs an answer, drafting, and what moved since the last panel."""

import pandas as pd
import streamlit as st

from memberpanel.drafting.draft import draft
from memberpanel.drafting.restatement import Restatement, restatable
from memberpanel.drafting.texts import TextCouldIdentify
from memberpanel.home import Home, open_home
from memberpanel.periods import year_in_words
from memberpanel.quarters import Quarter
from memberpanel.refusals import Refused
from memberpanel.release.reading import Release, open_release
from memberpanel.release.wanting import wanting
from memberpanel.release.which import drafts, published
from memberpanel.store.connecting import connect
from memberpanel.ui.analyst.declared import show_declared
from memberpanel.ui.analyst.withheld import show_withheld
from memberpanel.ui.record.moved import show_moved
from memberpanel.ui.record.questioned import remember, show_questioned
from memberpanel.ui.tabled import show_attack, show_table
from memberpanel.ui.who import Person
from memberpanel.words.grammar import large_first


def show_prepare(person: Person) -> None:
    """Show the whole page."""
    st.title("Prepare the quarter")
    home = open_home()
    try:
        loaded = _coverage(home)
    except Refused as refused:
        st.write(str(refused))
        return
    st.header("What is loaded")
    show_table("What is loaded, and for which period", loaded)
    show_declared(home, person)
    show_withheld(home, person)
    if person.role == "analyst":
        _make_draft(home, person)
        show_questioned(home, person)
    waiting = drafts(home)
    if not waiting:
        st.write(
            "There is no draft. Making one counts, protects and attacks every figure; it takes about a minute."
        )
        return
    release = open_release(waiting[-1])
    _show_draft(home, release)


def _coverage(home: Home) -> pd.DataFrame:
    with connect(home) as store:
        frame = store.execute(
            "select extract, min(covered_from) as starts, max(covered_to) as ends from coverage group by extract order by extract"
        ).df()
    return pd.DataFrame(
        {
            "Extract": frame["extract"].str.replace("_", " ").str.capitalize(),
            "From": pd.to_datetime(frame["starts"]).dt.strftime("%d/%m/%Y").fillna(""),
            "To": pd.to_datetime(frame["ends"]).dt.strftime("%d/%m/%Y").fillna(""),
        }
    )


def _make_draft(home: Home, person: Person) -> None:
    st.header("Make a draft")
    today = Quarter.of(pd.Timestamp.today().date())
    choices = [str(today.plus(-back)) for back in range(1, 9)]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        quarter = st.selectbox("Quarter", choices, format_func=lambda q: Quarter.parse(q).said, width=340)
        wanted = st.button("Draft", type="primary")
    restatement = _ask_restatement(home, Quarter.parse(quarter))
    if not wanted:
        return
    with st.status(f"Drafting {quarter}…", expanded=True) as told:
        try:
            made = draft(
                home,
                Quarter.parse(quarter),
                actor=person.actor,
                restatement=restatement,
                on_progress=lambda words, share: told.write(words),
            )
        except Refused as refused:
            told.update(label="Not drafted", state="error")
            st.error(str(refused))
            if isinstance(refused, TextCouldIdentify):
                remember(refused.texts)
            return
        told.update(label=f"{made.name} is drafted", state="complete", expanded=False)


def _ask_restatement(home: Home, quarter: Quarter) -> Restatement | None:
    """Ask whether a finished year is to be counted again with the draft, and why."""
    years = restatable(published(home), quarter)
    if not years:
        return None
    with st.expander("Restate a finished year"):
        st.write(
            "What came late, or was corrected, changes county totals with every draft. Tables stay as first reported, "
            "unless a year is restated: once, after its statutory return. A table is then printed again only where no "
            "difference is of fewer children than may be shown."
        )
        year = st.selectbox("Year", ["", *map(str, years)], format_func=_year_or_none, width=340)
        reason = st.text_input("Why it is restated, shown to members", max_chars=300)
    return Restatement(Quarter.parse(year), reason) if year else None


def _year_or_none(written: str) -> str:
    return large_first(year_in_words(Quarter.parse(written))) if written else "No year"


def _show_draft(home: Home, release: Release) -> None:
    st.header(f"The draft {release.name}")
    st.write('Read it under "Panel shown" at the foot of every page. The Director signs it off.')
    st.subheader("The attack on it")
    show_attack(release)
    st.subheader("What needs an answer from the service")
    asked = wanting(home, release)
    if asked.empty:
        st.write("Nothing: no signal fired, and no standard or target was missed.")
    else:
        words = asked.assign(answered=asked["answered"].map({True: "written", False: "none yet"}))
        words = words.rename(columns={"title": "Measure", "why": "Why", "answered": "Answer"})
        show_table("What needs an answer", words[["Measure", "Why", "Answer"]])
    show_moved(home, release)
