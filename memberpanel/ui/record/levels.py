"""A new usual range: a decision with its reason and who agreed it, never taken by the program itself."""

import streamlit as st

from memberpanel.home import Home, open_home
from memberpanel.panel_record.record import record
from memberpanel.quarters import Quarter
from memberpanel.release.reading import Release
from memberpanel.signals.xmr import QUARTERS_NEEDED
from memberpanel.ui.record.keeping import save
from memberpanel.ui.tabled import show_table
from memberpanel.ui.who import Person

WHEN = (
    "When a figure has moved to a new level for a known reason, and will stay there, the panel may agree that its usual "
    f"range begins afresh. The chart then shows a break with the reason. No range is drawn until {QUARTERS_NEEDED} quarters "
    "have followed, so do it seldom. It counts from the next draft on; what was published stays."
)


def show_levels(person: Person, release: Release) -> None:
    """Show the new levels that were agreed, and the forms to record one and to take one back."""
    st.header("A new usual range")
    st.write(WHEN)
    home = open_home()
    titles = dict(zip(release.measures()["measure"], release.measures()["title"], strict=True))
    _agreed(home, person, titles)
    with st.form("new-level"):
        measure = st.selectbox("Measure with a new level", list(titles), format_func=titles.get)
        quarters = sorted(release.all_figures()["quarter"].unique(), reverse=True)
        quarter = st.selectbox("From the quarter", quarters, format_func=lambda one: Quarter.parse(one).said)
        reason = st.text_input("What changed, and why it will last")
        agreed_by = st.text_input("Who agreed it (an office, not a name)")
        if st.form_submit_button("Begin a new usual range"):
            save(
                lambda: record(home).rebase(
                    measure, quarter, reason=reason, agreed_by=agreed_by, actor=person.actor
                )
            )


def _agreed(home: Home, person: Person, titles: dict[str, str]) -> None:
    rows = record(home).read("rebases")
    if rows.empty:
        st.write("None has been agreed.")
        return
    shown = rows.assign(
        measure=rows["measure"].map(lambda name: titles.get(name, name)),
        quarter=rows["quarter"].map(lambda one: Quarter.parse(one).short),
        agreed_on=rows["agreed_on"].map(lambda day: f"{day:%d/%m/%Y}"),
    )
    columns = {
        "measure": "Measure",
        "quarter": "From",
        "reason": "Reason",
        "agreed_by": "Agreed by",
        "agreed_on": "Written on",
    }
    show_table("New usual ranges that were agreed", shown[list(columns)].rename(columns=columns))
    held = {f"{row['measure']} {row['quarter']}": row for row in rows.to_dict("records")}
    chosen = st.selectbox(
        "One to take back",
        list(held),
        format_func=lambda one: (
            f"{titles.get(held[one]['measure'])}, from {Quarter.parse(held[one]['quarter']).short}"
        ),
    )
    if st.button("Take it back"):
        taken = held[chosen]
        save(lambda: record(home).forget_rebase(taken["measure"], taken["quarter"], actor=person.actor))
