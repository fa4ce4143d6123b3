"""Issues taken forward: what the panel asked for, who owns it, when it is due, what came back."""

from datetime import date

import pandas as pd
import streamlit as st

from memberpanel.home import Home, open_home
from memberpanel.panel_record.record import STATES, record
from memberpanel.quarters import Quarter
from memberpanel.release.reading import Release
from memberpanel.ui.members.cards import ABOUT
from memberpanel.ui.record.keeping import ask_measure, keep_reason, save, titles_of
from memberpanel.ui.record.latest import for_everybody
from memberpanel.ui.tabled import show_table
from memberpanel.ui.who import Person
from memberpanel.words.grammar import large_first
from memberpanel.words.standing import day_words

WRITES = ("clerk", "author", "director")
LEAD = "What the panel asked for, who owns it, when it is due and what came back. An issue is carried until it is closed."


def show_actions(person: Person) -> None:
    """Show the actions; to those who keep them, write a new one and what came back on one."""
    release = for_everybody(person, "Issues taken forward", LEAD)
    home = open_home()
    actions = record(home).read("actions")
    if actions.empty:
        st.write("The panel has asked for nothing yet.")
    else:
        show_table("What the panel asked for", _actions_in_words(actions, titles_of(release)))
    if person.role not in WRITES:
        return
    if not actions.empty:
        _came_back(home, person, actions)
    _new_action(home, person, release)


def _actions_in_words(actions: pd.DataFrame, titles: dict[str, str]) -> pd.DataFrame:
    """Return the actions as they are shown: those still open first, the oldest of them first."""
    rows = actions.assign(closed=actions["state"] != "open").sort_values(
        ["closed", "raised_quarter", "action_id"]
    )
    due = pd.to_datetime(rows["due"])
    late = (due < pd.Timestamp.today().normalize()) & ~rows["closed"]
    return pd.DataFrame(
        {
            "What": rows["text"],
            "About": rows["measure"].map(titles).fillna(""),
            "Asked in": rows["raised_quarter"].map(lambda written: Quarter.parse(written).in_words),
            "Owner": rows["owner"],
            "Due": [_due(day, is_late) for day, is_late in zip(due, late, strict=True)],
            "State": rows["state"].map(large_first),
            "What came back": rows["came_back"].where(rows["came_back"] != "", "nothing yet"),
        }
    )


def _due(day: pd.Timestamp, is_late: bool) -> str:
    if pd.isna(day):
        return "no date set"
    return f"{day_words(day.date())}{' (overdue)' if is_late else ''}"


def _new_action(home: Home, person: Person, release: Release) -> None:
    st.header("A new action")
    with st.form("new_action", clear_on_submit=False):
        text = st.text_area("What the panel asked for")
        measure = ask_measure(release, chosen=st.query_params.get(ABOUT, ""))
        owner = st.text_input("Owner (a role)")
        due = st.date_input("Due", value=None, format="DD/MM/YYYY")
        keep = keep_reason()
        if st.form_submit_button("Add", type="primary"):
            save(
                lambda: record(home).add_action(
                    str(release.quarter), text, owner=owner, due=due,
                    measure=measure, actor=person.actor, keep_because=keep,
                )
            )  # fmt: skip


def _came_back(home: Home, person: Person, actions: pd.DataFrame) -> None:
    st.header("What came back")
    texts = dict(zip(actions["action_id"], actions["text"], strict=True))
    number = st.selectbox("Action", list(texts), format_func=texts.get)
    now = actions[actions["action_id"] == number].iloc[0]
    with st.form(f"came_back_{number}"):
        came_back = st.text_area("What came back", now["came_back"])
        state = st.selectbox("State", STATES, index=STATES.index(now["state"]))
        keep = keep_reason()
        if st.form_submit_button("Save"):
            save(
                lambda: record(home).update_action(
                    int(number), state=state, came_back=came_back, actor=person.actor,
                    closed_on=None if state == "open" else date.today(), keep_because=keep,
                )
            )  # fmt: skip
