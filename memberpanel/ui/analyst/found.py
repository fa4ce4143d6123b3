"""What is wrong with the files that were dropped, on the screen and to take away."""

from pathlib import Path

import pandas as pd
import streamlit as st

from memberpanel.extracts.finding import ERROR, NOTICE, QUERY
from memberpanel.extracts.marked_up import marked_up
from memberpanel.harmless import harmless_csv
from memberpanel.home import Home
from memberpanel.release.downloads import write_download
from memberpanel.store.loading import PreparedLoad
from memberpanel.ui.tabled import show_table
from memberpanel.ui.who import Person
from memberpanel.words.grammar import how_many

LEVELS = (ERROR, QUERY, NOTICE)
SHOWN_FINDINGS = 200  # on the screen; the download holds all of them


def show_findings(home: Home, person: Person, prepared: PreparedLoad, files: list) -> None:
    """Show the findings, and offer them as CSV and as the analyst's own workbooks, marked."""
    st.header("What is wrong, or looks wrong")
    if not prepared.findings:
        was_read = any(sheet.extract for sheet in prepared.sheets)
        st.write("Nothing was found." if was_read else "No row was read, so nothing was checked.")
        return
    counts = pd.Series([finding.level for finding in prepared.findings]).value_counts()
    st.write(
        f"{how_many(counts.get(ERROR, 0), 'error', 'errors')} (the row is left out), "
        f"{how_many(counts.get(QUERY, 0), 'query', 'queries')} (the row is kept, to be looked at), "
        f"{how_many(counts.get(NOTICE, 0), 'notice', 'notices')}."
    )
    frame = pd.DataFrame(
        [
            {
                "File": f.file, "Sheet": f.sheet, "Row": "" if f.row is None else str(f.row), "Column": f.column,
                "Level": f.level, "Rule": f.rule.replace("_", " "), "Found": f.found, "Wanted": f.wanted,
            }
            for f in prepared.findings
        ]
    )  # fmt: skip
    often = _by_rule(frame)
    if len(often) < len(frame):
        st.subheader("By rule")
        show_table("How often each rule was broken, and where", often)
        st.subheader("One by one, in the order of the sheets")
    show_table("Findings, in the order of the sheets", frame.head(SHOWN_FINDINGS))
    if len(frame) > SHOWN_FINDINGS:
        st.caption(f"The first {SHOWN_FINDINGS} of {len(frame):,}. The downloads hold all of them.")
    with st.container(horizontal=True):
        st.download_button(
            "Download the findings (CSV)",
            lambda: handed_out(home, person, harmless_csv(frame).encode("utf-8-sig"), "findings.csv"),
            "findings.csv",
            "text/csv",
            key="findings_csv",
        )
        for file in files:
            mine = [finding for finding in prepared.findings if finding.file == file.name]
            if mine:
                st.download_button(
                    f"Download {file.name} with the cells marked",
                    lambda file=file, mine=mine: handed_out(
                        home, person, marked_up(file.getvalue(), mine), "marked spreadsheet"
                    ),
                    f"marked {Path(file.name).stem}.xlsx",
                    key=f"marked_{file.name}",
                )


def _by_rule(frame: pd.DataFrame) -> pd.DataFrame:
    """Return how often each rule was broken in a column of a sheet: errors first, then the most often broken."""
    alike = frame.groupby(["File", "Sheet", "Column", "Level", "Rule"], sort=False, dropna=False)
    often = alike.agg(Times=("Rule", "size"), Wanted=("Wanted", "first")).reset_index()
    first = often["Level"].map(LEVELS.index)
    return often.assign(first=first, fewer=-often["Times"]).sort_values(["first", "fewer"], kind="stable")[
        list(often.columns)
    ]


def handed_out(home: Home, person: Person, made: bytes, file: str) -> bytes:
    """Return a file after writing in the trail who takes it; what they had called the spreadsheet is not written."""
    write_download(home, actor=person.actor, file=file)
    return made
