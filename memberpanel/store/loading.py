"""Loading: prepare on a copy, look, then accept or walk away; and taking a load back.

The screen and the command line call the same functions. Nothing is half loaded: what `prepare` leaves is a
finished copy that nobody reads, and `accept` only puts it in place.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
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
from memberpanel.store.listing import not_listed
from memberpanel.store.outcomes import PreparedSheet, in_sheet_order, outcomes
from memberpanel.store.pseudonyms import read_key
from memberpanel.store.tables import remake_current

_COLUMNS_OF_LOADS = [
    "load_id", "delivery", "loaded_at", "actor", "file_name", "sha256", "sheet", "extract", "columns", "covered_from",
    "covered_to", "rows_read", "rows_loaded", "rows_refused", "rows_queried", "stamp", "undone_at", "undone_by",
]  # fmt: skip


class NothingToAccept(Refused):
    """The prepared load was accepted or abandoned before."""


class NoSuchLoad(Refused):
    """There is no such load, or it was undone before."""


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
    return read_and_prepare(home, lambda: readings, actor=actor)[1]


def read_and_prepare(
    home: Home, read: Callable[[], Sequence[Reading]], *, actor: str
) -> tuple[Sequence[Reading], PreparedLoad]:
    """Read files and check them; the copy is made and opened while they are read, which another process does."""
    made_from = versions.current_version(home)
    copy = versions.new_copy(home)
    try:
        readings, connection = _beside(read, lambda: open_copy(copy, home))
        with connection:
            connection.begin()
            prepared = _prepare_in(connection, home, readings, actor=actor, made_from=made_from, copy=copy)
            connection.commit()
    except BaseException:
        versions.remove_copy(copy)
        raise
    if not prepared.load_ids:
        versions.remove_copy(copy)
    return readings, prepared


def _beside(
    read: Callable[[], Sequence[Reading]], open_it: Callable[[], duckdb.DuckDBPyConnection]
) -> tuple[Sequence[Reading], duckdb.DuckDBPyConnection]:
    with ThreadPoolExecutor(1) as beside:
        opening = beside.submit(open_it)
        try:
            return read(), opening.result()
        except BaseException:
            opening.add_done_callback(lambda done: done.exception() or done.result().close())
            raise


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
    findings += not_listed(connection, delivery)
    count(connection, delivery, findings)
    return PreparedLoad(
        home=home,
        actor=actor,
        made_from=made_from,
        copy=copy,
        load_ids=tuple(sorted(one.load_id for one in delivery if one.load_id)),
        sheets=tuple(outcomes(connection, readings, delivery)),
        findings=in_sheet_order(readings, findings),
        effects=tuple(effect(connection, extract) for extract in touched),
    )


def _touched(delivery: Sequence[Delivered]) -> list[Extract]:
    names = {one.sheet.extract for one in delivery if one.load_id}
    return [extract for extract in extracts().values() if extract.name in names]


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

    change(
        home,
        take_back,
        then=lambda version: trail.write(
            home, actor=actor, act="load undone", detail={"version": version, "load": load_id}
        ),
    )


def _undoable(connection: duckdb.DuckDBPyConnection, load_id: int) -> Extract:
    found = connection.execute("select extract, undone_at from loads where load_id = ?", [load_id]).fetchone()
    if not found:
        raise NoSuchLoad(f"There is no load {load_id}. `python -m memberpanel loads` lists them.")
    if found[1]:
        raise NoSuchLoad(
            f"Load {load_id} was undone on {found[1]:%d/%m/%Y}. Load the file again to bring it back."
        )
    return extracts()[found[0]]
