"""Loading: prepare on a copy, look, then accept or walk away; and taking a load back.

The screen and the command line call the same functions. Nothing is half loaded: what `prepare` leaves is a
finished copy that nobody reads, and `accept` only puts it in place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from memberpanel import trail
from memberpanel.extracts.definition import Extract, extracts
from memberpanel.extracts.finding import Finding
from memberpanel.extracts.reading import Reading
from memberpanel.home import Home
from memberpanel.refusals import Refused
from memberpanel.store import versions
from memberpanel.store.building import open_copy
from memberpanel.store.changing import change
from memberpanel.store.checking import leave_out_errors, queries
from memberpanel.store.connecting import connect
from memberpanel.store.delivering import Delivered, choose, count, deliver
from memberpanel.store.effects import Effect, effect, remember_before
from memberpanel.store.pseudonyms import read_key
from memberpanel.store.tables import remake_current

NOTHING_IN_IT = (
    "No row of it can be loaded, so it takes nothing away either. If nothing happened, say for which period."
)


_COLUMNS_OF_LOADS = [
    "load_id", "delivery", "loaded_at", "actor", "file_name", "sha256", "sheet", "extract", "columns", "covered_from",
    "covered_to", "rows_read", "rows_loaded", "rows_refused", "rows_queried", "stamp", "undone_at", "undone_by",
]  # fmt: skip


class NothingToAccept(Refused):
    """The prepared load was accepted or abandoned before."""


class NoSuchLoad(Refused):
    """There is no such load, or it was undone before."""


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


@dataclass(frozen=True)
class PreparedLoad:
    """A finished copy of the store with the load in it, and what an analyst decides by.

    `load_ids` is empty when nothing in the files is new; `copy` is the copy's path.
    """

    home: Home
    actor: str
    made_from: str
    copy: Path
    load_ids: tuple[int, ...]
    sheets: tuple[PreparedSheet, ...]
    findings: tuple[Finding, ...]
    effects: tuple[Effect, ...]


def prepare(home: Home, readings: Sequence[Reading], *, actor: str) -> PreparedLoad:
    """Check these files against the store, on a copy; nothing that is in use changes.

    A sheet that was loaded before from the very same file, with the same columns and period, is said and left
    alone. Raises WrongKey when the store's key is lost or changed.
    """
    made_from = versions.current_version(home)
    copy = versions.new_copy(home)
    try:
        with open_copy(copy, home) as connection:
            connection.begin()
            prepared = _prepare_in(connection, home, readings, actor=actor, made_from=made_from, copy=copy)
            connection.commit()
    except BaseException:
        versions.remove_copy(copy)
        raise
    if not prepared.load_ids:
        versions.remove_copy(copy)
    return prepared


def _prepare_in(
    connection: duckdb.DuckDBPyConnection,
    home: Home,
    readings: Sequence[Reading],
    *,
    actor: str,
    made_from: str,
    copy: Path,
) -> PreparedLoad:
    delivery = choose(connection, readings)
    touched = _touched(delivery)
    for extract in touched:
        remember_before(connection, extract)
    findings = deliver(connection, delivery, actor=actor, stamp=home.stamp, key=read_key(home))
    for extract in touched:
        remake_current(connection, extract)
    findings += leave_out_errors(connection, delivery, touched)
    findings += queries(connection, delivery)
    count(connection, delivery, findings)
    return PreparedLoad(
        home=home,
        actor=actor,
        made_from=made_from,
        copy=copy,
        load_ids=tuple(sorted(one.load_id for one in delivery if one.load_id)),
        sheets=tuple(_sheets(connection, readings, delivery)),
        findings=_in_sheet_order(readings, findings),
        effects=tuple(effect(connection, extract) for extract in touched),
    )


def _touched(delivery: Sequence[Delivered]) -> list[Extract]:
    names = {one.sheet.extract for one in delivery if one.load_id}
    return [extract for extract in extracts().values() if extract.name in names]


def _sheets(
    connection: duckdb.DuckDBPyConnection, readings: Sequence[Reading], delivery: Sequence[Delivered]
) -> list[PreparedSheet]:
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


def _in_sheet_order(readings: Sequence[Reading], findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return all findings, file by file, sheet by sheet, row by row; what is about a whole sheet first."""
    places = [(reading.file_name, sheet.sheet) for reading in readings for sheet in reading.sheets]
    place = {where: number for number, where in enumerate(places)}
    everything = [f for reading in readings for sheet in reading.sheets for f in sheet.findings]
    return tuple(
        sorted([*everything, *findings], key=lambda f: (place.get((f.file, f.sheet), -1), f.row or 0))
    )


def accept(prepared: PreparedLoad) -> tuple[int, ...]:
    """Put a prepared load in place and return its load numbers; none when nothing in it was new.

    Raises MovedOn when another load was accepted or undone meanwhile, Busy when one is at this moment.
    """
    if not prepared.load_ids:
        return ()
    home = prepared.home
    with versions.locked(home):
        if not prepared.copy.exists():
            raise NothingToAccept(
                "This load was accepted or put aside before. Drop the files again to load them."
            )
        version = versions.put_in_place(home, prepared.copy, made_from=prepared.made_from)
        versions.remove_old(home)
    trail.write(
        home,
        actor=prepared.actor,
        act="load accepted",
        detail={
            "version": version,
            "loads": {
                str(sheet.load_id): f"{sheet.extract}: {sheet.rows_loaded} rows"
                for sheet in prepared.sheets
                if sheet.load_id
            },
        },
    )
    return prepared.load_ids


def abandon(prepared: PreparedLoad) -> None:
    """Walk away: remove the copy of a prepared load that was not accepted."""
    versions.remove_copy(prepared.copy)


def loads(home: Home) -> pd.DataFrame:
    """Return every load, the latest first, with the columns of the table `loads`; no rows when there is no store.

    `undone_at` is null and `undone_by` is "" for a load that counts.
    """
    try:
        with connect(home) as store:
            return store.execute(
                "select * replace (coalesce(undone_by, '') as undone_by) from loads order by load_id desc"
            ).df()
    except versions.NoStore:
        return pd.DataFrame(columns=_COLUMNS_OF_LOADS)


def undo(home: Home, load_id: int, *, actor: str) -> None:
    """Take one load back, whichever it is: its rows go, and what they had replaced counts again.

    Raises NoSuchLoad, Busy.
    """

    def take_back(connection: duckdb.DuckDBPyConnection) -> None:
        extract = _undoable(connection, load_id)
        connection.execute(f"delete from rows_{extract.name} where load_id = ?", [load_id])
        connection.execute("delete from findings where load_id = ?", [load_id])
        connection.execute(
            "update loads set undone_at = now()::timestamp, undone_by = ? where load_id = ?", [actor, load_id]
        )
        remake_current(connection, extract)

    version = change(home, take_back)
    trail.write(home, actor=actor, act="load undone", detail={"version": version, "load": load_id})


def _undoable(connection: duckdb.DuckDBPyConnection, load_id: int) -> Extract:
    found = connection.execute("select extract, undone_at from loads where load_id = ?", [load_id]).fetchone()
    if not found:
        raise NoSuchLoad(f"There is no load {load_id}. `python -m memberpanel loads` lists them.")
    if found[1]:
        raise NoSuchLoad(
            f"Load {load_id} was undone on {found[1]:%d/%m/%Y}. Load the file again to bring it back."
        )
    return extracts()[found[0]]
