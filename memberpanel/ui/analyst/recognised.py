"""What each dropped sheet was taken for: shown, and put right by the analyst where it is wrong."""

from collections.abc import Callable
from datetime import date

import pandas as pd
import streamlit as st

from memberpanel.extracts.definition import extracts
from memberpanel.extracts.reading import SheetReading
from memberpanel.home import Home
from memberpanel.panel_record.record import record
from memberpanel.store.loading import PreparedLoad
from memberpanel.ui.analyst.remembered import LEFT_OUT, column_titles
from memberpanel.ui.tabled import show_table
from memberpanel.ui.who import Person

Sheets = list[tuple[str, SheetReading]]  # file's name and sheet
MOST_ASKED = 40  # columns that nobody would want: a case system exports hundreds
Periods = dict[tuple[str, str], tuple[date, date]]  # by file and sheet: from, to


def show_sheets(prepared: PreparedLoad, sheets: Sheets) -> None:
    """Show each sheet, what it was taken for and why."""
    st.header("What was recognised")
    titles = {name: extract.title for name, extract in extracts().items()}
    why = {(file, sheet.sheet): sheet.why for file, sheet in sheets}
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


def dated(sheets: Sheets) -> Sheets:
    """Return the sheets that cover a period."""
    return [(file, sheet) for file, sheet in sheets if sheet.extract and extracts()[sheet.extract].event]


def show_periods(sheets: Sheets, *, number: int, again: Callable[[Periods], None]) -> None:
    """Let the analyst say what each sheet covers: what lies in the period and not in the sheet goes away.

    `number` is that of the reading, so that no field keeps the date of a sheet that was read before.
    """
    asked = dated(sheets)
    if not asked:
        return
    st.header("The period that each sheet covers")
    st.write(
        "Taken from the dates in the sheet. Say so when the export asked for a longer period: a quarter in which "
        "nothing happened is a zero only when it is covered."
    )
    with st.form("periods"):
        said = {}
        for place, (file, sheet) in enumerate(asked):
            with st.container(horizontal=True):
                starts, ends = (
                    st.date_input(
                        f"{_named(file, sheet)}: {which}", day, format="DD/MM/YYYY", min_value=date(1990, 1, 1),
                        key=f"{which}_{number}_{place}",
                    )
                    for which, day in (("from", sheet.covered_from), ("to", sheet.covered_to))
                )  # fmt: skip
            if starts and ends:
                said[file, sheet.sheet] = (starts, ends)
        if st.form_submit_button("Read again with these periods"):
            again(said)


def confirmed(sheets: Sheets, said: Periods, *, number: int) -> bool:
    """Say whether no period is a mere guess: the analyst said it, or confirms the ones that were taken from dates."""
    guessed = [
        sheet
        for file, sheet in dated(sheets)
        if sheet.covered_from and sheet.covered_to and (file, sheet.sheet) not in said
    ]
    if not guessed:
        return True
    return st.checkbox(
        "The periods above are right: each sheet holds everything from its first day to its last. Rows of "
        "those days that were loaded before and are in no sheet are those counted as gone.",
        key=f"confirmed_{number}",
    )


def show_headings(
    home: Home, person: Person, sheets: Sheets, *, number: int, again: Callable[[], None]
) -> None:
    """Ask what each heading is that no definition knows, offering the likeliest; what is said is remembered."""
    unknown = [(sheet, heading) for _, sheet in sheets if sheet.nearest for heading in sheet.unrecognised]
    if not unknown:
        return
    st.header("Headings that were not recognised")
    st.write("Say what each one is, or leave it out. Your answer is remembered for the next upload.")
    likely = [one for one in unknown if one[1] in one[0].suggestions]
    others = [one for one in unknown if one not in likely][:MOST_ASKED]
    with st.form("headings"):
        chosen = dict(
            _asked(sheet, heading, key=f"likely_{number}_{at}") for at, (sheet, heading) in enumerate(likely)
        )
        if others:
            with st.expander(
                f"Columns like none that we know ({len(others)}): left out unless you say what they are"
            ):
                chosen |= dict(
                    _asked(sheet, heading, key=f"other_{number}_{at}")
                    for at, (sheet, heading) in enumerate(others)
                )
        if st.form_submit_button("Remember these and read again"):
            for (extract, heading), column in chosen.items():
                if column != LEFT_OUT:
                    record(home).remember_mapping(extract, heading, column, actor=person.actor)
            again()


def _asked(sheet: SheetReading, heading: str, *, key: str) -> tuple[tuple[str, str], str]:
    extract, _, likeliest = sheet.suggestions.get(heading, f"{sheet.nearest}.{LEFT_OUT}").partition(".")
    titles = {LEFT_OUT: "Leave it out", **column_titles(extract)}
    column = st.selectbox(
        f'"{heading}" in {f"sheet {sheet.sheet}" if sheet.sheet else extracts()[extract].title}',
        list(titles),
        index=list(titles).index(likeliest),
        format_func=titles.get,
        key=key,
    )
    return (extract, heading), column


def _named(file: str, sheet: SheetReading) -> str:
    return f"{file}, {sheet.sheet}" if sheet.sheet else file
