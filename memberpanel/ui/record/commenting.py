"""Commentary: what the service says about a measure in a quarter, checked as it is written."""

import streamlit as st

from memberpanel.home import Home, open_home
from memberpanel.panel_record.record import record
from memberpanel.refusals import Refused
from memberpanel.release.reading import Release
from memberpanel.release.wanting import wanting
from memberpanel.ui.record.keeping import keep_reason
from memberpanel.ui.record.latest import latest_or_stop
from memberpanel.ui.record.levels import show_levels
from memberpanel.ui.who import Person
from memberpanel.words.grammar import how_many


def show_commentary(person: Person) -> None:
    """Show what needs an answer, and the form for one measure."""
    st.title("Commentary")
    home = open_home()
    release = latest_or_stop(home)
    asked = wanting(home, release)
    st.write(f"For {release.quarter.said}. At most 80 words in each box; members read it beside the chart.")
    missing = asked[~asked["answered"]]
    if missing.empty:
        st.success("Every measure that needs an answer has one.")
    else:
        st.warning(
            f"{how_many(len(missing), 'measure needs', 'measures need')} an answer: {'; '.join(missing['title'])}."
        )
    titles = dict(zip(release.measures()["measure"], release.measures()["title"], strict=True))
    needed = [name for name in asked["measure"] if name in titles]
    order = [*needed, *(name for name in titles if name not in needed)]
    measure = st.selectbox("Measure", order, format_func=titles.get)
    reasons = asked.loc[asked["measure"] == measure, "why"]
    if len(reasons):
        st.caption(f"An answer is needed because {reasons.iloc[0]}.")
    _form(home, person, release, measure)
    if person.role == "director":
        show_levels(person, release)


def _form(home: Home, person: Person, release: Release, measure: str) -> None:
    quarter = str(release.quarter)
    frame = record(home).read("commentary")
    mine = frame[(frame["measure"] == measure) & (frame["quarter"] == quarter)]
    now = mine.iloc[0].to_dict() if len(mine) else {}
    with st.form(f"commentary_{measure}"):
        happened = st.text_area("What happened", now.get("happened", ""))
        why = st.text_area("Why", now.get("why", ""))
        doing = st.text_area("What we are doing", now.get("doing", ""))
        by_when = st.text_input("By when", now.get("by_when", ""))
        role = st.text_input("Who says so (a role, not a name)", now.get("role", ""))
        keep = keep_reason()
        if not st.form_submit_button("Save", type="primary"):
            return
    try:
        record(home).say(
            measure, quarter, happened=happened, why=why, doing=doing, by_when=by_when, role=role,
            actor=person.actor, keep_because=keep,
        )  # fmt: skip
    except Refused as refused:
        st.error(str(refused))
        return
    st.success("Saved. It is frozen into the release when the quarter is next drafted.")
