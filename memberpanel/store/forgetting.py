"""Retention: what is kept longer than it may be is really deleted, not marked.

Two periods of settings.toml: `loads_years` (a load, whatever it holds) and `cases_years` (a child of whom nothing
has happened since). What goes is deleted, the file is written anew without it, and the earlier versions of the
store are removed. Backups are beyond this: keep them no longer than the shorter of the two periods.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from memberpanel import trail
from memberpanel.extracts.definition import Extract, extracts
from memberpanel.home import Home
from memberpanel.settings import settings
from memberpanel.store import versions
from memberpanel.store.building import open_copy
from memberpanel.store.connecting import connect
from memberpanel.store.tables import remake_current


@dataclass(frozen=True)
class Forgotten:
    """How many loads, children and rows went, or would go."""

    loads: int
    children: int
    rows: int


def would_forget(home: Home, *, today: date) -> Forgotten:
    """Return what `forget` would delete, and delete nothing; raise NoStore when nothing was loaded yet."""
    council = settings()
    with connect(home) as store:
        old_loads = _old_loads(store, _years_before(today, council.loads_years))
        children = _old_children(store, _years_before(today, council.cases_years))
        rows = sum(_rows_of(store, extract, old_loads, children) for extract in extracts().values())
    return Forgotten(len(old_loads), len(children), rows)


def _rows_of(
    connection: duckdb.DuckDBPyConnection, extract: Extract, old_loads: list[int], children: list[str]
) -> int:
    of_children = (
        "or child_id in (select unnest($2::varchar[]))"
        if _is_of_children(extract)
        else "or $2::varchar[] = ['']"
    )
    return connection.execute(
        f"select count(*) from rows_{extract.name} where list_contains($1, load_id) {of_children}",
        [old_loads, children],
    ).fetchone()[0]


def forget(home: Home, *, actor: str, today: date) -> Forgotten:
    """Delete what is older than the retention periods, and say so in the trail.

    Raises NoStore when nothing was loaded yet, Busy when another change is being made.
    """
    with versions.locked(home):
        made_from = versions.current_file(home).name
        copy, rewritten = versions.new_copy(home), versions.unused_path(home)
        try:
            gone = _delete_in(copy, home, today)
            if gone.rows or gone.loads:
                _write_anew(copy, rewritten)
                versions.put_in_place(home, rewritten, made_from=made_from)
                versions.remove_old(home, keep=1)
                versions.remove_copies(home)
        finally:
            versions.remove_copy(copy)
            versions.remove_copy(rewritten)
    trail.write(home, actor=actor, act="retention applied", detail=vars(gone))
    return gone


def _delete_in(copy: Path, home: Home, today: date) -> Forgotten:
    with open_copy(copy, home) as connection:
        connection.begin()
        gone = _delete(connection, today)
        connection.commit()
    return gone


def _write_anew(copy: Path, rewritten: Path) -> None:
    """Write what is left into a new file: a deleted row's bytes may still stand in the old one."""
    with duckdb.connect(str(rewritten)) as connection:
        rewritten.chmod(0o600)
        name = connection.execute("select current_database()").fetchone()[0]
        connection.execute(f"attach '{copy}' as remaining (read_only)")
        connection.execute(f'copy from database remaining to "{name}"')


def _years_before(day: date, years: int) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - years, day=28 if is_leap_day else day.day)


def _delete(connection: duckdb.DuckDBPyConnection, today: date) -> Forgotten:
    council = settings()
    old_loads = _old_loads(connection, _years_before(today, council.loads_years))
    rows = sum(_delete_loads(connection, extract, old_loads) for extract in extracts().values())
    children = _old_children(connection, _years_before(today, council.cases_years))
    rows += sum(_delete_children(connection, extract, children) for extract in extracts().values())
    for table in ("findings", "loads"):
        connection.execute(f"delete from {table} where list_contains(?, load_id)", [old_loads])
    for extract in extracts().values():
        remake_current(connection, extract)
    return Forgotten(len(old_loads), len(children), rows)


def _old_loads(connection: duckdb.DuckDBPyConnection, before: date) -> list[int]:
    found = connection.execute("select load_id from loads where loaded_at < ?", [before]).fetchall()
    return [load_id for (load_id,) in found]


def _dates(extract: Extract) -> list[str]:
    return [column.name for column in extract.stored_columns if column.type == "date"]


def _is_of_children(extract: Extract) -> bool:
    return "child_id" in extract.key


def _old_children(connection: duckdb.DuckDBPyConnection, before: date) -> list[str]:
    """Return the children of whom every date in every extract is older."""
    latest = " union all ".join(
        f"select child_id, greatest({', '.join(_dates(extract))}, null) as last_date from rows_{extract.name}"
        for extract in extracts().values()
        if _is_of_children(extract) and _dates(extract)
    )
    found = connection.execute(
        f"select child_id from ({latest}) group by child_id having max(last_date) < ?", [before]
    ).fetchall()
    return [child for (child,) in found]


def _delete_loads(connection: duckdb.DuckDBPyConnection, extract: Extract, old_loads: list[int]) -> int:
    return connection.execute(
        f"delete from rows_{extract.name} where list_contains(?, load_id)", [old_loads]
    ).fetchone()[0]


def _delete_children(connection: duckdb.DuckDBPyConnection, extract: Extract, children: list[str]) -> int:
    if not _is_of_children(extract):
        return 0
    # What was found in a row may hold a day of it: it goes with the row.
    connection.execute(
        "delete from findings where exists (from "
        f"rows_{extract.name} as gone where gone.load_id = findings.load_id and gone.row_number = findings.row_number "
        "and gone.child_id in (select unnest(?::varchar[])))",
        [children],
    )
    return connection.execute(
        f"delete from rows_{extract.name} where child_id in (select unnest(?::varchar[]))", [children]
    ).fetchone()[0]
