"""Running the data-quality rules over a delivery that stands in a copy of the store."""

from collections.abc import Sequence

import duckdb

from memberpanel.extracts.definition import Extract
from memberpanel.extracts.finding import Finding
from memberpanel.store.arriving import Fault
from memberpanel.store.checks import AtFault, at_fault
from memberpanel.store.delivering import Delivered, as_finding
from memberpanel.store.tables import remake_current

NOTHING = "nothing"  # what a rule finds in a blank cell


def leave_out_errors(
    connection: duckdb.DuckDBPyConnection, delivery: Sequence[Delivered], touched: Sequence[Extract]
) -> list[Finding]:
    """Take out the rows that a rule calls wrong, until none is left, and return what was found.

    Again and again, because a row taken out may bring to light the same fault in another sheet's row.
    """
    findings: list[Finding] = []
    while found := _found(connection, delivery, level="error"):
        _take_out(connection, found)
        at_issue = {fault.check.extract for fault in found}
        for extract in touched:
            if extract.name in at_issue:
                remake_current(connection, extract)
        findings += _findings(found, delivery)
    return findings


def queries(connection: duckdb.DuckDBPyConnection, delivery: Sequence[Delivered]) -> list[Finding]:
    """Return what the rules ask about; the rows stay. A cell that could not be read was asked about at the door."""
    asked = {
        (f.file, f.sheet, f.row, f.column)
        for one in delivery
        for f in one.sheet.findings
        if f.row is not None
    }
    found = _findings(_found(connection, delivery, level="query"), delivery)
    return [f for f in found if f.found != NOTHING or (f.file, f.sheet, f.row, f.column) not in asked]


def _found(
    connection: duckdb.DuckDBPyConnection, delivery: Sequence[Delivered], *, level: str
) -> list[AtFault]:
    new = [one for one in delivery if one.load_id]
    return at_fault(
        connection,
        level=level,
        load_ids=[one.load_id for one in new],
        extracts={one.sheet.extract for one in new},
    )


def _take_out(connection: duckdb.DuckDBPyConnection, found: list[AtFault]) -> None:
    for extract in {fault.check.extract for fault in found}:
        rows = [(f.load_id, f.row_number) for f in found if f.check.extract == extract]
        connection.execute(
            f"""
            delete from rows_{extract}
            where (load_id, row_number) in (select (unnest($loads), unnest($rows)))
            """,
            {"loads": [load for load, _ in rows], "rows": [row for _, row in rows]},
        )


def _findings(found: list[AtFault], delivery: Sequence[Delivered]) -> list[Finding]:
    by_load = {one.load_id: one for one in delivery if one.load_id}
    return [
        as_finding(
            Fault(f.row_number, f.check.column, f.check.rule, f.check.level, f.found, f.check.words),
            by_load[f.load_id],
        )
        for f in found
    ]
