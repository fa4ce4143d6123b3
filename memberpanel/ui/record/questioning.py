"""Members' questions: anybody may ask one before the meeting; scrutiny support keeps those that members might ask."""

import pandas as pd
import streamlit as st

from memberpanel.access.pages import ROLE_TITLES
from memberpanel.home import Home, open_home
from memberpanel.panel_record.record import record
from memberpanel.panel_record.suggesting import kinds
from memberpanel.quarters import Quarter
from memberpanel.release.reading import Release
from memberpanel.ui.record.keeping import ask_measure, keep_reason, save, titles_of
from memberpanel.ui.record.latest import for_everybody
from memberpanel.ui.tabled import show_table
from memberpanel.ui.who import Person

ANSWERS = ("clerk", "director")
SUPPORTS = ("clerk",)  # scrutiny support: the service does not choose what it is asked
LEAD = "Anybody on the panel may ask here before the meeting. Ask about the figures and the service, never about a child."


def show_questions(person: Person) -> None:
    """Show members' questions with their answers; ask one; answer one; change what members might ask."""
    release = for_everybody(person, "Members' questions", LEAD)
    home = open_home()
    questions = record(home).read("questions")
    if questions.empty:
        st.write("No question has been asked yet.")
    else:
        show_table("Questions and answers", _in_words(questions, titles_of(release)))
    _ask(home, person, release)
    if person.role in ANSWERS and not questions.empty:
        _answer(home, person, questions)
    if person.role in SUPPORTS:
        _suggest(home, person, release)


def _in_words(questions: pd.DataFrame, titles: dict[str, str]) -> pd.DataFrame:
    """Return the questions as they are shown, the latest panel's first."""
    rows = questions.sort_values(["quarter", "question_id"], ascending=[False, True])
    return pd.DataFrame(
        {
            "Question": rows["text"],
            "About": rows["measure"].map(titles).fillna(""),
            "For the panel on": rows["quarter"].map(lambda written: Quarter.parse(written).in_words),
            "Asked by": rows["asked_by"],
            "Answer": [_answered(row) for row in rows.to_dict("records")],
        }
    )


def _answered(row: dict) -> str:
    promise = f"Promised: {row['promised']}" if row["promised"] else ""
    return " ".join(part for part in (row["answer"], promise) if part) or "not answered yet"


def _ask(home: Home, person: Person, release: Release) -> None:
    st.header("Ask a question")
    with st.form("ask"):
        text = st.text_area("Question")
        measure = ask_measure(release)
        office = ROLE_TITLES[person.role] if person.role == "member" else ""
        asked_by = st.text_input("Asked by (an office, not a name)", office)
        keep = keep_reason()
        if st.form_submit_button("Ask", type="primary"):
            save(
                lambda: record(home).ask(
                    str(release.quarter), text, asked_by=asked_by,
                    measure=measure, actor=person.actor, keep_because=keep,
                )
            )  # fmt: skip


def _answer(home: Home, person: Person, questions: pd.DataFrame) -> None:
    st.header("Answer a question")
    texts = dict(zip(questions["question_id"], questions["text"], strict=True))
    number = st.selectbox("Question to answer", list(texts), format_func=texts.get)
    now = questions[questions["question_id"] == number].iloc[0]
    with st.form(f"answer_{number}"):
        answer = st.text_area("Answer", now["answer"])
        promised = st.text_input(
            "Promised by whom and when",
            now["promised"],
            help="Where an answer is to come later: a role and a day. Leave it empty where none was promised.",
        )
        keep = keep_reason()
        if st.form_submit_button("Save"):
            save(
                lambda: record(home).answer(
                    int(number), answer, promised=promised, actor=person.actor, keep_because=keep
                )
            )


def _suggest(home: Home, person: Person, release: Release) -> None:
    """Let scrutiny support change the questions that stand beside a measure, or beside a kind of signal."""
    st.header("Questions members might ask")
    st.write(
        "These stand beside the figures. What makes a figure stand out brings its own. A change is in the release "
        "when the quarter is next drafted."
    )
    measures = release.measures().set_index("measure")
    subjects = {name: f"When: {kind.title.lower()}" for name, kind in kinds().items()}
    subjects |= measures["title"].to_dict()
    subject = st.selectbox("Asked about", list(subjects), format_func=subjects.get)
    usual = kinds()[subject].ask if subject in kinds() else tuple(measures.loc[subject, "ask"])
    now = record(home).suggested().get(subject, usual)
    with st.form(f"suggest_{subject}"):
        texts = st.text_area("Questions, one a line", "\n".join(now), height=160)
        keep = keep_reason()
        if st.form_submit_button("Save these questions"):
            save(
                lambda: record(home).suggest(
                    subject, texts.splitlines(), actor=person.actor, keep_because=keep
                )
            )
