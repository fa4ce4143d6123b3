"""What the panel asked for and what came back; and the questions that members asked."""

from datetime import date

import pandas as pd
import streamlit as st

from memberpanel.home import Home, open_home
from memberpanel.panel_record.record import STATES, record
from memberpanel.refusals import Refused
from memberpanel.release.reading import Release
from memberpanel.ui.members.cards import ABOUT
from memberpanel.ui.record.keeping import keep_reason
from memberpanel.ui.record.latest import latest_or_stop
from memberpanel.ui.tabled import show_table
from memberpanel.ui.who import Person

NO_MEASURE = "no one measure"


def show_actions(person: Person) -> None:
    """Show the actions, write a new one, and write what came back on one."""
    st.title("Issues taken forward")
    home = open_home()
    release = latest_or_stop(home)
    actions = record(home).read("actions")
    if actions.empty:
        st.write("The panel has asked for nothing yet.")
    else:
        show_table("What the panel asked for", _actions_in_words(actions))
        _came_back(home, person, actions)
    _new_action(home, person, release)


def _actions_in_words(actions: pd.DataFrame) -> pd.DataFrame:
    due = pd.to_datetime(actions["due"])
    late = (due < pd.Timestamp.today()) & (actions["state"] == "open")
    return pd.DataFrame(
        {
            "What": actions["text"],
            "Asked in": actions["raised_quarter"],
            "Owner": actions["owner"],
            "Due": due.dt.strftime("%d/%m/%Y").fillna("") + late.map({True: " (overdue)", False: ""}),
            "State": actions["state"],
            "What came back": actions["came_back"],
        }
    )


def _titles(release: Release) -> dict[str, str]:
    frame = release.measures()
    return {NO_MEASURE: "No one measure", **dict(zip(frame["measure"], frame["title"], strict=True))}


def _save(act) -> None:
    try:
        act()
    except Refused as refused:
        st.error(str(refused))
        return
    st.rerun()


def _new_action(home: Home, person: Person, release: Release) -> None:
    st.header("A new action")
    titles = _titles(release)
    about = st.query_params.get(ABOUT, NO_MEASURE)
    with st.form("new_action", clear_on_submit=False):
        text = st.text_area("What the panel asked for")
        place = list(titles).index(about) if about in titles else 0
        measure = st.selectbox("About", list(titles), index=place, format_func=titles.get)
        owner = st.text_input("Owner (a role)")
        due = st.date_input("Due", value=None, format="DD/MM/YYYY")
        keep = keep_reason()
        if st.form_submit_button("Add", type="primary"):
            _save(
                lambda: record(home).add_action(
                    str(release.quarter), text, owner=owner, due=due,
                    measure=None if measure == NO_MEASURE else measure, actor=person.actor, keep_because=keep,
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
            _save(
                lambda: record(home).update_action(
                    int(number), state=state, came_back=came_back, actor=person.actor,
                    closed_on=None if state == "open" else date.today(), keep_because=keep,
                )
            )  # fmt: skip


def show_questions(person: Person) -> None:
    """Show members' questions with their answers; ask one; answer one."""
    st.title("Members' questions")
    home = open_home()
    release = latest_or_stop(home)
    questions = record(home).read("questions")
    if questions.empty:
        st.write("No question has been asked yet.")
    else:
        show_table(
            "Questions and answers",
            pd.DataFrame(
                {
                    "Question": questions["text"],
                    "Quarter": questions["quarter"],
                    "Asked by": questions["asked_by"],
                    "Answer": questions["answer"].where(questions["answer"] != "", "not answered yet"),
                }
            ),
        )
    _ask(home, person, release)
    if person.role != "member" and not questions.empty:
        _answer(home, person, questions)


def _ask(home: Home, person: Person, release: Release) -> None:
    st.header("Ask a question")
    titles = _titles(release)
    with st.form("ask"):
        text = st.text_area("Question")
        measure = st.selectbox("About", list(titles), format_func=titles.get)
        asked_by = st.text_input("Asked by (an office, not a name)")
        keep = keep_reason()
        if st.form_submit_button("Ask", type="primary"):
            _save(
                lambda: record(home).ask(
                    str(release.quarter), text, asked_by=asked_by,
                    measure=None if measure == NO_MEASURE else measure, actor=person.actor, keep_because=keep,
                )
            )  # fmt: skip


def _answer(home: Home, person: Person, questions: pd.DataFrame) -> None:
    st.header("Answer a question")
    texts = dict(zip(questions["question_id"], questions["text"], strict=True))
    number = st.selectbox("Question to answer", list(texts), format_func=texts.get)
    now = questions.loc[questions["question_id"] == number, "answer"].iloc[0]
    with st.form(f"answer_{number}"):
        answer = st.text_area("Answer", now)
        keep = keep_reason()
        if st.form_submit_button("Save"):
            _save(lambda: record(home).answer(int(number), answer, actor=person.actor, keep_because=keep))
