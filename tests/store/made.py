"""Small readings, as if a spreadsheet had been read."""

import hashlib
from collections.abc import Sequence
from datetime import date

import pandas as pd

from memberpanel.extracts.finding import Finding
from memberpanel.extracts.reading import Reading, SheetReading


def sheet(
    extract: str,
    rows: list[dict],
    *,
    name: str = "List",
    covered: tuple[date | None, date | None] = (None, None),
    findings: Sequence[Finding] = (),
    rows_read: int | None = None,
) -> SheetReading:
    """Return a sheet whose columns are the keys of its rows; the first row is row 2."""
    frame = pd.DataFrame(rows)
    frame.insert(0, "row_number", range(2, 2 + len(frame)))
    return SheetReading(
        sheet=name,
        extract=extract,
        why="",
        rows=frame,
        findings=tuple(findings),
        rows_read=len(rows) if rows_read is None else rows_read,
        unrecognised=(),
        suggestions={},
        covered_from=covered[0],
        covered_to=covered[1],
        columns=tuple(name for name in frame.columns if name != "row_number"),
    )


def reading(*sheets: SheetReading, file: str = "extract.xlsx", content: str | None = None) -> Reading:
    """Return a file of these sheets; its hash is of its content, or else of what its sheets say."""
    said = content if content is not None else repr([(s.sheet, s.rows.to_csv()) for s in sheets])
    return Reading(
        file_name=file, sha256=hashlib.sha256(said.encode()).hexdigest(), sheets=tuple(sheets), refused=""
    )
