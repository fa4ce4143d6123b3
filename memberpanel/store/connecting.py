"""Reading the case store: the version in use, read-only, for as long as one job takes."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

import duckdb

from memberpanel import trail
from memberpanel.faults import DAMAGED, in_words
from memberpanel.home import Home
from memberpanel.refusals import Refused
from memberpanel.store import versions
from memberpanel.store.building import is_up_to_date
from memberpanel.store.changing import change

# The store holds cases: what reads it can read nothing else, write nothing, and load no extension.
_LOCKED_DOWN = {
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "lock_configuration": True,
}


class DamagedStore(Refused):
    """The case store's file is not whole."""


def _open(home: Home) -> duckdb.DuckDBPyConnection:
    """Open the version in use; again when it was replaced and removed between naming and opening it."""
    with suppress(duckdb.IOException):
        return duckdb.connect(str(versions.current_file(home)), read_only=True, config=_LOCKED_DOWN)
    return duckdb.connect(str(versions.current_file(home)), read_only=True, config=_LOCKED_DOWN)


def _bring_up_to_date(home: Home) -> None:
    change(
        home,
        lambda _: None,  # opening a copy brings it up to date
        then=lambda version: trail.write(
            home, actor="the dashboard", act="store brought up to date", detail={"version": version}
        ),
    )


@contextmanager
def connect(home: Home) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a read-only connection to the version in use; temporary tables may be made on it.

    Tables: one named like each extract (what is current, with load_id and row_number of its latest row), loads,
    findings, coverage, quarters, working_days, settings, districts, authority. Raises NoStore when nothing was
    loaded yet. A store written by older code or with other settings is first brought up to date, on a copy.
    """
    with _damage_in_words(home), ExitStack() as opened:
        connection = opened.enter_context(closing(_open(home)))
        if not is_up_to_date(connection):
            opened.close()
            _bring_up_to_date(home)
            connection = opened.enter_context(closing(_open(home)))
        yield connection


@contextmanager
def _damage_in_words(home: Home) -> Iterator[None]:
    try:
        yield
    except duckdb.Error as error:
        if in_words(error) != DAMAGED:
            raise
        raise DamagedStore(
            f"The case store is damaged: {versions.current_version(home)} cannot be read whole. Nothing was changed, "
            "and what is published is not touched by it. Restore the home from the last backup."
        ) from error


def read_through(file: Path) -> None:
    """Read every value of every table of a database file; raise duckdb.Error when a part of it is damaged."""
    with duckdb.connect(str(file), read_only=True, config=_LOCKED_DOWN) as opened:
        tables = opened.execute("select table_name from duckdb_tables() where not temporary").fetchall()
        for (table,) in tables:
            opened.execute(f'select count(columns(*)) from "{table}"').fetchall()
