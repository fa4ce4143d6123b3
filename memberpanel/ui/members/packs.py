"""The packs page: what each file is for, and a button that makes and hands out each."""

from dataclasses import dataclass, replace

import streamlit as st

from memberpanel.packs.making import LARGE_PRINT, pack_name
from memberpanel.release.reading import Release
from memberpanel.ui.members.headings import page_head, section
from memberpanel.ui.members.opened import release_or_stop
from memberpanel.ui.members.packed import on_demand
from memberpanel.ui.who import Person

LEAD = (
    "The quarter in four files that all say the same. They hold no more than these pages: "
    "what is hidden here is hidden there."
)
RECORDED = "Who downloads which file is written down, so that a quarter that is recalled can be asked back. Which pages you look at is not."


@dataclass(frozen=True)
class Pack:
    """One file of the pack, as it is offered."""

    ending: str
    title: str
    called: str
    used_for: str
    mime: str


PACKS = (
    Pack(
        "pdf",
        "Document to read or print",
        "the PDF",
        "The quarter in the order of the meeting, with charts, what the service says and questions to ask; then "
        "every measure in a sentence. "
        "Tagged, so that a screen reader walks it. For the papers of the meeting.",
        "application/pdf",
    ),
    Pack(
        "pptx",
        "Slides",
        "the slides",
        "PowerPoint, in the order of the meeting. The charts are PowerPoint's own, with their figures.",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
    Pack(
        "xlsx",
        "Workbook",
        "the workbook",
        "Excel: every figure that is shown, with notes on what is counted and what the "
        "symbols mean. For your own sums.",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    Pack(
        "html",
        "Web page in one file",
        "the web page",
        "Opens in any browser, without a network. To read on a telephone or tablet, and to present from "
        "where this dashboard cannot be reached. The easiest of the four with a screen reader.",
        "text/html",
    ),
)


IN_LARGE_PRINT = replace(PACKS[0], ending=LARGE_PRINT, called="the PDF in large print")


def show_packs(person: Person) -> None:
    """Show the whole page."""
    _, release = release_or_stop(person.role)
    page_head(release, "Packs", LEAD)
    for pack in PACKS:
        section(pack.title)
        st.write(pack.used_for)
        with st.container(horizontal=True):
            download_button(person, release, pack)
            if pack.ending == "pdf":
                download_button(person, release, IN_LARGE_PRINT)
    st.html(f'<p class="mp-note">{RECORDED}</p>')


def download_button(person: Person, release: Release, pack: Pack) -> None:
    """Offer a file of the pack; it is made at the click."""
    file = pack_name(release, pack.ending)
    st.download_button(
        f"Download {pack.called}",
        on_demand(actor=person.actor, role=person.role, release=release.name, ending=pack.ending, file=file),
        file_name=file,
        mime=pack.mime,
        on_click="ignore",
        key=f"pack-{pack.ending}",
    )
