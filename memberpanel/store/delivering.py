"""One delivery: the sheets that are loaded together, each under a load of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import duckdb
import pandas as pd

from memberpanel.extracts.definition import extracts
from memberpanel.extracts.finding import Finding
from memberpanel.extracts.reading import Reading, SheetReading
from memberpanel.store.arriving import Arrived, Fault, arrive, store_rows

_FINDING = ["load_id", "file", "sheet", "row_number", "column_name", "rule", "level", "found", "wanted"]


@dataclass(frozen=True)
class Delivered:
    """One recognised sheet; `load_id` is 0 when it is not loaded: load `known_as` brought the same, or it is empty."""

    file_name: str
    sha256: str
    sheet: SheetReading
    load_id: int = 0
    known_as: int = 0


def choose(connection: duckdb.DuckDBPyConnection, readings: Sequence[Reading]) -> list[Delivered]:
    """Return the recognised sheets, numbered in the order in which they count.

    Of two sheets of one extract the one with more columns, then more rows, counts last and so wins: an Annex A
    workbook dropped beside the full export adds nothing to it.
    """
    found = [
        Delivered(reading.file_name, reading.sha256, sheet)
        for reading in readings
        if not reading.refused
        for sheet in reading.sheets
        if sheet.extract
    ]
    found.sort(key=lambda one: (len(one.sheet.columns), len(one.sheet.rows)))
    chosen: list[Delivered] = []
    for one in found:
        known_as = _known_as(connection, one) or _same_among(chosen, one)
        load_id = (
            0
            if known_as or _is_empty(one.sheet)
            else connection.execute("select nextval('load_ids')").fetchone()[0]
        )
        chosen.append(replace(one, load_id=load_id, known_as=known_as))
    return chosen


def _had(sheet: SheetReading) -> list[str]:
    stored = [column.name for column in extracts()[sheet.extract].stored_columns]
    return [name for name in stored if name in sheet.columns and name in sheet.rows.columns]


def _known_as(connection: duckdb.DuckDBPyConnection, one: Delivered) -> int:
    """Return the load that brought the same sheet of the same file, read the same way, or 0."""
    known = connection.execute(
        """
        select max(load_id)
        from loads
        where sha256 = ? and sheet = ? and extract = ? and undone_at is null
            and list_sort(columns) = list_sort(?::varchar[])
            and covered_from is not distinct from ?::date and covered_to is not distinct from ?::date
        """,
        [
            one.sha256,
            one.sheet.sheet,
            one.sheet.extract,
            _had(one.sheet),
            one.sheet.covered_from,
            one.sheet.covered_to,
        ],
    ).fetchone()
    return known[0] or 0


def _is_empty(sheet: SheetReading) -> bool:
    """Say whether a sheet has nothing to load; without rows, and with a period, it says that nothing happened."""
    return sheet.rows.empty and not (sheet.covered_from and sheet.covered_to)


def _same_among(chosen: list[Delivered], one: Delivered) -> int:
    """Return the load of the same file dropped twice at once, or 0."""
    return next(
        (c.load_id for c in chosen if (c.sha256, c.sheet.sheet) == (one.sha256, one.sheet.sheet)),
        0,
    )


def deliver(
    connection: duckdb.DuckDBPyConnection,
    delivery: Sequence[Delivered],
    *,
    actor: str,
    stamp: str,
    key: bytes,
) -> list[Finding]:
    """Store the rows of every sheet that is new, and return what was wrong with them on arrival."""
    number = connection.execute("select nextval('deliveries')").fetchone()[0]
    findings: list[Finding] = []
    for one in delivery:
        if not one.load_id:
            continue
        extract = extracts()[one.sheet.extract]
        arrived = arrive(one.sheet.rows, one.sheet.columns, extract=extract, key=key)
        _write_load(connection, one, arrived, delivery=number, actor=actor, stamp=stamp)
        store_rows(connection, arrived, extract=extract, load_id=one.load_id)
        findings += [as_finding(fault, one) for fault in arrived.faults]
    return findings


def _write_load(
    connection: duckdb.DuckDBPyConnection,
    one: Delivered,
    arrived: Arrived,
    *,
    delivery: int,
    actor: str,
    stamp: str,
) -> None:
    said = {
        "load_id": one.load_id,
        "delivery": delivery,
        "loaded_at": datetime.now(UTC).replace(tzinfo=None),
        "actor": actor,
        "file_name": one.file_name,
        "sha256": one.sha256,
        "sheet": one.sheet.sheet,
        "extract": one.sheet.extract,
        "columns": list(arrived.columns),
        "covered_from": one.sheet.covered_from,
        "covered_to": one.sheet.covered_to,
        # of a matrix (agency by date) one row of the sheet is many rows of the extract
        "rows_read": max(one.sheet.rows_read, len(one.sheet.rows)),
        "rows_loaded": 0,
        "rows_refused": 0,
        "rows_queried": 0,
        "stamp": stamp,
    }
    names, places = ", ".join(said), ", ".join(f"${name}" for name in said)
    connection.execute(f"insert into loads ({names}) values ({places})", said)


def as_finding(fault: Fault, one: Delivered) -> Finding:
    """Say a fault of a row as a finding at its cell."""
    return Finding(
        file=one.file_name,
        sheet=one.sheet.sheet,
        row=fault.row,
        column=extracts()[one.sheet.extract].column(fault.column).heading,
        rule=fault.rule,
        level=fault.level,
        found=fault.found,
        wanted=fault.wanted,
    )


def count(
    connection: duckdb.DuckDBPyConnection, delivery: Sequence[Delivered], findings: Sequence[Finding]
) -> None:
    """Write the findings under their loads, and how many rows each load loaded, refused and queried.

    What a cell held that could not be read is shown once, to the analyst who uploaded it, and is not kept.
    """
    for one in delivery:
        if not one.load_id:
            continue
        ours = [f for f in findings if (f.file, f.sheet) == (one.file_name, one.sheet.sheet)]
        kept = [_row(one.load_id, f, f.found) for f in ours]
        kept += [_row(one.load_id, f, "") for f in one.sheet.findings]
        _write_findings(connection, kept)
        queried = {row[3] for row in kept if row[6] == "query" and row[3] is not None}
        connection.execute(
            f"""
            update loads set rows_loaded = here, rows_refused = rows_read - here, rows_queried = ?
            from (select count(*) as here from rows_{one.sheet.extract} where load_id = ?) as counted
            where load_id = ?
            """,
            [len(queried), one.load_id, one.load_id],
        )


def _write_findings(connection: duckdb.DuckDBPyConnection, kept: list[list]) -> None:
    """Write findings as one frame: of ten thousand, one statement each takes ten seconds."""
    frame = pd.DataFrame(kept, columns=_FINDING).astype({"row_number": "Int64"})
    connection.register("findings_to_write", frame)
    connection.execute("insert into findings by name from findings_to_write")
    connection.unregister("findings_to_write")


def _row(load_id: int, f: Finding, found: str) -> list:
    return [load_id, f.file, f.sheet, f.row, f.column, f.rule, f.level, found, f.wanted]
