"""What became of each sheet of a delivery, and all that was found, in the order of the sheets."""

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from memberpanel.extracts.finding import Finding
from memberpanel.extracts.reading import Reading
from memberpanel.store.delivering import Delivered

NOTHING_IN_IT = (
    "No row of it can be loaded, so it takes nothing away either. If nothing happened, say for which period."
)


@dataclass(frozen=True)
class PreparedSheet:
    """What became of one sheet; `load_id` is 0 when it is not loaded, and then `why` says why not.

    rows_read = rows_loaded + rows_refused; rows_queried are among the loaded. `known_as` is the earlier load of
    the same sheet of the same file, or 0.
    """

    file: str
    sheet: str
    extract: str
    rows_read: int = 0
    rows_loaded: int = 0
    rows_refused: int = 0
    rows_queried: int = 0
    load_id: int = 0
    known_as: int = 0
    why: str = ""


def outcomes(
    connection: duckdb.DuckDBPyConnection, readings: Sequence[Reading], delivery: Sequence[Delivered]
) -> list[PreparedSheet]:
    """Return what became of every sheet of every file, in the order of the files."""
    loaded = {(one.file_name, one.sheet.sheet): one for one in delivery}
    found: list[PreparedSheet] = []
    for reading in readings:
        if reading.refused:
            found.append(PreparedSheet(reading.file_name, "", "", why=reading.refused))
            continue
        for sheet in reading.sheets:
            one = loaded.get((reading.file_name, sheet.sheet))
            if one is None:
                found.append(
                    PreparedSheet(reading.file_name, sheet.sheet, "", sheet.rows_read, why=sheet.why)
                )
            else:
                found.append(_sheet(connection, one))
    return found


def _sheet(connection: duckdb.DuckDBPyConnection, one: Delivered) -> PreparedSheet:
    where = (one.file_name, one.sheet.sheet, one.sheet.extract)
    if not one.load_id and not one.known_as:
        return PreparedSheet(*where, one.sheet.rows_read, rows_refused=one.sheet.rows_read, why=NOTHING_IN_IT)
    if not one.load_id:
        why = f"This sheet of this very file was loaded before, as load {one.known_as}: nothing to do."
        return PreparedSheet(*where, one.sheet.rows_read, known_as=one.known_as, why=why)
    counts = connection.execute(
        "select rows_read, rows_loaded, rows_refused, rows_queried from loads where load_id = ?",
        [one.load_id],
    ).fetchone()
    return PreparedSheet(*where, *counts, load_id=one.load_id)


def in_sheet_order(readings: Sequence[Reading], findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return all findings, file by file, sheet by sheet, row by row; what is about a whole sheet first."""
    places = [(reading.file_name, sheet.sheet) for reading in readings for sheet in reading.sheets]
    place = {where: number for number, where in enumerate(places)}
    everything = [f for reading in readings for sheet in reading.sheets for f in sheet.findings]
    return tuple(
        sorted([*everything, *findings], key=lambda f: (place.get((f.file, f.sheet), -1), f.row or 0))
    )
