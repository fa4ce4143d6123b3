"""The upload page: drop files, see what was recognised and what is wrong, accept all or walk away."""

from dataclasses import replace

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from memberpanel.extracts.definition import extracts
from memberpanel.extracts.reading import Reading, read_files
from memberpanel.extracts.template import template
from memberpanel.home import LIVE, Home, WrongHome, home_folder, make_home, open_home
from memberpanel.panel_record.record import record
from memberpanel.refusals import Refused
from memberpanel.store.loading import PreparedLoad, abandon, accept, read_and_prepare
from memberpanel.ui.analyst.found import show_findings
from memberpanel.ui.analyst.moving import show_effects
from memberpanel.ui.analyst.recognised import (
    Periods,
    Sheets,
    confirmed,
    show_headings,
    show_periods,
    show_sheets,
)
from memberpanel.ui.analyst.remembered import show_remembered
from memberpanel.ui.who import Person

PREPARED, READINGS, NUMBER, ROUND, ACCEPTED, SAID = (
    "prepared_load", "readings", "reading_number", "upload_round", "load_accepted", "periods_said",
)  # fmt: skip


def show_upload(person: Person) -> None:
    """Show the whole page."""
    st.title("Upload extracts")
    home = _home()
    if home.is_demonstration:
        st.warning(
            "This is a demonstration home: it holds made-up children and can never become live. "
            "Upload nothing real here."
        )
    st.write(
        "Drop this quarter's spreadsheets as they come out of the case system: several at once, in any order, "
        "under any name. Nothing is loaded until you accept it."
    )
    files = st.file_uploader(
        "Spreadsheets (.xlsx, .xls or .csv)",
        type=["xlsx", "xls", "csv"],
        accept_multiple_files=True,
        key=f"files_{st.session_state.get(ROUND, 0)}",
    )
    if st.button("Read and check", type="primary", disabled=not files):
        st.session_state.pop(SAID, None)
        _read(home, person, [(file.name, file.getvalue()) for file in files], periods={})
    _offer_templates()
    prepared: PreparedLoad | None = st.session_state.get(PREPARED)
    if said := st.session_state.pop(ACCEPTED, ""):
        st.success(said)
    if prepared is not None:
        _show(home, person, prepared, files or [])
    show_remembered(home, person)


def _home() -> Home:
    try:
        return open_home()
    except WrongHome:
        return make_home(home_folder(), LIVE)


def _read(home: Home, person: Person, files: list[tuple[str, bytes]], *, periods: dict) -> None:
    _put_aside()
    with st.status("Reading…", expanded=True) as told:
        try:
            readings, prepared = read_and_prepare(
                home,
                lambda: _readings(home, files, periods=periods, told=told),
                actor=person.actor,
            )
            st.session_state[READINGS] = [sheet for reading in readings for sheet in _without_rows(reading)]
            st.session_state[NUMBER] = st.session_state.get(NUMBER, 0) + 1
            st.session_state[PREPARED] = prepared
        except Refused as refused:
            told.update(label="Not read", state="error")
            st.error(str(refused))
            return
        told.update(label="Read and checked", state="complete", expanded=False)


def _readings(
    home: Home, files: list[tuple[str, bytes]], *, periods: dict, told: DeltaGenerator
) -> list[Reading]:
    readings = read_files(
        files,
        mappings=record(home).mappings(),
        periods=periods,
        on_progress=lambda done, of, name: told.write(f"Reading {name} ({done + 1} of {of})"),
    )
    told.update(label="Checking against what is loaded…")
    return readings


def _without_rows(reading: Reading) -> Sheets:
    """Keep what was recognised for the next click, and none of the rows: they hold what the door drops."""
    return [(reading.file_name, replace(sheet, rows=pd.DataFrame())) for sheet in reading.sheets]


def _put_aside() -> None:
    earlier: PreparedLoad | None = st.session_state.pop(PREPARED, None)
    st.session_state.pop(READINGS, None)
    if earlier is not None:
        abandon(earlier)


def _show(home: Home, person: Person, prepared: PreparedLoad, files: list) -> None:
    sheets: Sheets = st.session_state.get(READINGS, [])
    number = st.session_state.get(NUMBER, 0)

    def again(periods: Periods | None = None) -> None:
        if periods is not None:
            st.session_state[SAID] = periods
        _read(home, person, [(f.name, f.getvalue()) for f in files], periods=st.session_state.get(SAID, {}))
        st.rerun()

    show_sheets(prepared, sheets)
    if files:
        show_periods(sheets, number=number, again=again)
        show_headings(home, person, sheets, number=number, again=again)
    show_findings(home, person, prepared, files)
    show_effects(prepared)
    _decide(prepared, confirmed(sheets, st.session_state.get(SAID, {}), number=number))


def _decide(prepared: PreparedLoad, is_confirmed: bool) -> None:
    with st.container(horizontal=True):
        if st.button(
            "Accept all of it",
            key="accept",
            type="primary",
            disabled=not (prepared.load_ids and is_confirmed),
        ):
            try:
                numbers = accept(prepared)
            except Refused as refused:
                st.error(str(refused))
                return
            _start_again()
            st.session_state[ACCEPTED] = (
                f"Accepted, as load{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}. "
                "Next: prepare the quarter."
            )
            st.rerun()
        if st.button("Walk away: load nothing"):
            _put_aside()
            _start_again()
            st.rerun()


def _start_again() -> None:
    st.session_state.pop(PREPARED, None)
    st.session_state.pop(READINGS, None)
    st.session_state.pop(SAID, None)
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1


def _offer_templates() -> None:
    with st.expander("Blank spreadsheets for what your case system does not export"):
        name = st.selectbox(
            "Extract", list(extracts()), format_func=lambda one: extracts()[one].title, key="template_of"
        )
        st.download_button(
            f"Download the blank {extracts()[name].title} spreadsheet",
            lambda: template(name),
            f"{name}.xlsx",
            key="template_download",
        )
