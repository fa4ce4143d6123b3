"""The upload page: drop files, see what was recognised and what is wrong, accept all or walk away."""

from datetime import date
from pathlib import Path

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from memberpanel.extracts.definition import extracts
from memberpanel.extracts.marked_up import marked_up
from memberpanel.extracts.reading import Reading, SheetReading, read_files
from memberpanel.extracts.template import template
from memberpanel.harmless import harmless_csv
from memberpanel.home import LIVE, Home, WrongHome, home_folder, make_home, open_home
from memberpanel.panel_record.record import record
from memberpanel.refusals import Refused
from memberpanel.store.loading import PreparedLoad, abandon, accept, read_and_prepare
from memberpanel.ui.analyst.moving import show_moving
from memberpanel.ui.analyst.remembered import LEFT_OUT, column_titles, show_remembered
from memberpanel.ui.tabled import show_table
from memberpanel.ui.who import Person

PREPARED, READINGS, ROUND, ACCEPTED, SAID = (
    "prepared_load", "readings", "upload_round", "load_accepted", "periods_said",
)  # fmt: skip
SHOWN_FINDINGS = 200  # on the screen; the download holds all of them


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
            st.session_state[READINGS] = [_without_rows(reading) for reading in readings]
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


def _without_rows(reading: Reading) -> tuple[str, tuple[tuple[str, SheetReading], ...]]:
    """Keep what was recognised for the next click, and none of the rows: they hold what the door drops."""
    return reading.file_name, tuple(
        (sheet.sheet, SheetReading(**{**vars(sheet), "rows": pd.DataFrame()})) for sheet in reading.sheets
    )


def _put_aside() -> None:
    earlier: PreparedLoad | None = st.session_state.pop(PREPARED, None)
    st.session_state.pop(READINGS, None)
    if earlier is not None:
        abandon(earlier)


def _show(home: Home, person: Person, prepared: PreparedLoad, files: list) -> None:
    _show_sheets(prepared)
    _show_periods(home, person, files)
    _show_headings(home, person, files)
    _show_findings(prepared, files)
    _show_effects(prepared)
    _decide(prepared)


def _show_sheets(prepared: PreparedLoad) -> None:
    st.header("What was recognised")
    titles = {name: extract.title for name, extract in extracts().items()}
    why = {
        (file, name): sheet.why
        for file, sheets in st.session_state.get(READINGS, [])
        for name, sheet in sheets
    }
    show_table(
        "Each sheet, what it was taken for and why",
        pd.DataFrame(
            [
                {
                    "File": f"{sheet.file}, sheet {sheet.sheet}" if sheet.sheet else sheet.file,
                    "Taken for": titles.get(sheet.extract, "nothing"),
                    "Rows": f"{sheet.rows_read:,}",
                    "Good": f"{sheet.rows_loaded:,}",
                    "Left out": f"{sheet.rows_refused:,}",
                    "To look at": f"{sheet.rows_queried:,}",
                    "Why": sheet.why or why.get((sheet.file, sheet.sheet), ""),
                }
                for sheet in prepared.sheets
            ]
        ),
    )


def _show_periods(home: Home, person: Person, files: list) -> None:
    """Let the analyst say what each sheet covers: what lies in the period and not in the sheet goes away."""
    dated = [
        (file, sheet)
        for file, sheets in st.session_state.get(READINGS, [])
        for _, sheet in sheets
        if sheet.extract and extracts()[sheet.extract].event
    ]
    if not dated:
        return
    with st.expander("The period that each sheet covers"):
        st.write(
            "Taken from the dates in the sheet. Say so when the export asked for a longer period: a quarter in which "
            "nothing happened is a zero only when it is covered."
        )
        with st.form("periods"):
            said = {}
            for number, (file, sheet) in enumerate(dated):
                with st.container(horizontal=True):
                    starts = st.date_input(
                        f"{file}, {sheet.sheet}: from", sheet.covered_from, format="DD/MM/YYYY", key=f"from_{number}",
                        min_value=date(1990, 1, 1),
                    )  # fmt: skip
                    ends = st.date_input(
                        f"{file}, {sheet.sheet}: to", sheet.covered_to, format="DD/MM/YYYY", key=f"to_{number}",
                        min_value=date(1990, 1, 1),
                    )  # fmt: skip
                if starts and ends:
                    said[file, sheet.sheet] = (starts, ends)
            if st.form_submit_button("Read again with these periods"):
                st.session_state[SAID] = said
                _read(home, person, [(f.name, f.getvalue()) for f in files], periods=said)
                st.rerun()


def _show_headings(home: Home, person: Person, files: list) -> None:
    """Offer the likeliest column for each heading that no definition knows; what is confirmed is remembered."""
    unknown = [
        (sheet, heading)
        for _, sheets in st.session_state.get(READINGS, [])
        for _, sheet in sheets
        for heading in sheet.unrecognised
        if heading in sheet.suggestions
    ]
    if not unknown:
        return
    st.header("Headings that were not recognised")
    st.write("Say what each one is, or leave it out. Your answer is remembered for the next upload.")
    with st.form("headings"):
        chosen = {}
        for number, (sheet, heading) in enumerate(unknown):
            extract, _, likeliest = sheet.suggestions[heading].partition(".")
            titles = {LEFT_OUT: "Leave it out", **column_titles(extract)}
            chosen[extract, heading] = st.selectbox(
                f'"{heading}" in sheet {sheet.sheet}',
                list(titles),
                index=list(titles).index(likeliest),
                format_func=titles.get,
                key=f"heading_{number}",
            )
        if st.form_submit_button("Remember these and read again"):
            for (extract, heading), column in chosen.items():
                if column != LEFT_OUT:
                    record(home).remember_mapping(extract, heading, column, actor=person.actor)
            _read(
                home, person, [(f.name, f.getvalue()) for f in files], periods=st.session_state.get(SAID, {})
            )
            st.rerun()


def _show_findings(prepared: PreparedLoad, files: list) -> None:
    st.header("What is wrong, or looks wrong")
    if not prepared.findings:
        st.write("Nothing was found.")
        return
    counts = pd.Series([finding.level for finding in prepared.findings]).value_counts()
    st.write(
        f"{_many(counts.get('error', 0), 'error', 'errors')} (the row is left out), "
        f"{_many(counts.get('query', 0), 'query', 'queries')} (the row is kept, to be looked at), "
        f"{_many(counts.get('notice', 0), 'notice', 'notices')}."
    )
    frame = pd.DataFrame(
        [
            {
                "File": f.file, "Sheet": f.sheet, "Row": "" if f.row is None else str(f.row), "Column": f.column,
                "Level": f.level, "Rule": f.rule, "Found": f.found, "Wanted": f.wanted,
            }
            for f in prepared.findings
        ]
    )  # fmt: skip
    show_table("Findings, in the order of the sheets", frame.head(SHOWN_FINDINGS))
    if len(frame) > SHOWN_FINDINGS:
        st.caption(f"The first {SHOWN_FINDINGS} of {len(frame):,}. The downloads hold all of them.")
    with st.container(horizontal=True):
        st.download_button(
            "Download the findings (CSV)",
            harmless_csv(frame).encode("utf-8-sig"),
            "findings.csv",
            "text/csv",
            key="findings_csv",
        )
        for file in files:
            mine = [finding for finding in prepared.findings if finding.file == file.name]
            if mine:
                st.download_button(
                    f"Download {file.name} with the cells marked",
                    lambda file=file, mine=mine: marked_up(file.getvalue(), mine),
                    f"marked {Path(file.name).stem}.xlsx",
                    key=f"marked_{file.name}",
                )


def _many(number: int, one: str, more: str) -> str:
    return f"{number:,} {one if number == 1 else more}"


def _show_effects(prepared: PreparedLoad) -> None:
    st.header("What accepting would change")
    if not any(not effect.changes_nothing for effect in prepared.effects):
        st.write("Nothing: all of this is loaded already.")
        return
    show_table(
        "New, changed and gone rows of each extract",
        pd.DataFrame(
            [
                {
                    "Extract": effect.title,
                    "New rows": f"{effect.new:,}",
                    "Changed": f"{effect.changed:,}",
                    "Gone": f"{effect.gone:,}",
                    "Quarters": _quarters(effect.quarters),
                }
                for effect in prepared.effects
            ]
        ),
    )
    show_moving(prepared)


def _quarters(quarters: tuple) -> str:
    names = [quarter[0] for quarter in quarters if quarter[0]]
    return "" if not names else names[0] if len(names) == 1 else f"{names[0]} to {names[-1]} ({len(names)})"


def _decide(prepared: PreparedLoad) -> None:
    with st.container(horizontal=True):
        if st.button("Accept all of it", type="primary", disabled=not prepared.load_ids):
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
