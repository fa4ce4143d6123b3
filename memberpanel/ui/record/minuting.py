"""The record of the meeting: the clerk writes who was there and what was decided, and takes the Word file."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from memberpanel.home import Home, open_home
from memberpanel.meeting_record.content import meeting_record
from memberpanel.meeting_record.word import word_document
from memberpanel.panel_record.meetings import DECISIONS, Meeting
from memberpanel.panel_record.record import record
from memberpanel.refusals import Refused
from memberpanel.release.downloads import write_download
from memberpanel.release.reading import Release, open_release
from memberpanel.release.which import release_for
from memberpanel.ui.members.headings import page_head, section
from memberpanel.ui.members.opened import release_before, release_or_stop
from memberpanel.ui.record.keeping import keep_reason
from memberpanel.ui.who import Person

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LEAD = (
    "Who was present, by office, and what the panel decided. Questions, answers and actions come from their own "
    "pages, the figures from what the panel was shown. It is written after the quarter is published and changes nothing in it."
)


def show_record(person: Person) -> None:
    """Show the form, and the file once something is written."""
    _, release = release_or_stop(person.role)
    page_head(release, "Record of the meeting", LEAD)
    if release.is_draft:
        st.write('This is a draft. Choose a published quarter under "Panel shown".')
        return
    home = open_home()
    now = record(home).meeting(release.name)
    _form(home, person, release, now)
    section("The record in Word")
    if now is None:
        st.write("Save the meeting first; then its record can be downloaded here.")
        return
    before = release_before(person.role, release)
    file = f"record-of-the-meeting-{release.name}.docx"
    st.download_button(
        "Download the record",
        document_on_demand(home, person, release.name, before.name if before else None, file),
        file_name=file,
        mime=WORD,
        on_click="ignore",
        key="record",
    )


def _form(home: Home, person: Person, release: Release, now: Meeting | None) -> None:
    with st.form(f"meeting_{release.name}"):
        met_on = st.date_input(
            "Date of the meeting", now.met_on if now else date.today(), format="DD/MM/YYYY"
        )
        present = st.text_area("Present (one office a line, no names)", now.present if now else "")
        decisions = {
            name: st.text_area(said, getattr(now, name) if now else "") for name, said in DECISIONS.items()
        }
        keep = keep_reason()
        if not st.form_submit_button("Save", type="primary"):
            return
    try:
        meeting = Meeting(release.name, met_on, present, **decisions)
        record(home).write_meeting(meeting, actor=person.actor, keep_because=keep)
    except Refused as refused:
        st.error(str(refused))
        return
    st.rerun()


def document_on_demand(
    home: Home, person: Person, release: str, before: str | None, file: str
) -> Callable[[], bytes]:
    """Return what makes the document at the click, from what is written by then, and writes it in the trail."""

    def make() -> bytes:
        written = record(home)
        shown = open_release(release_for(home, person.role, wanted=release))
        earlier = open_release(release_for(home, person.role, wanted=before)) if before else None
        made = word_document(
            meeting_record(
                written.meeting(release),
                shown,
                before=earlier,
                questions=written.read("questions"),
                actions=written.read("actions"),
            )
        )
        write_download(home, actor=person.actor, release=release, file=file)
        return made

    return make
