"""Making a new case store, and bringing an older one up to today's code, always on a copy."""

import hashlib
import json
import re
from pathlib import Path

import duckdb
import pandas as pd

from memberpanel.extracts.definition import extracts
from memberpanel.home import Home
from memberpanel.quarters import Quarter
from memberpanel.refusals import Refused
from memberpanel.settings import settings
from memberpanel.store import working_days
from memberpanel.store.pseudonyms import fingerprint, make_key, read_key
from memberpanel.store.tables import make_tables

QUERIES = Path(__file__).resolve().parent.parent.parent / "queries"
FORMAT = 1  # the number of the last file of queries/migrations; schema.sql is always today's


class WrongFormat(Refused):
    """The store was written by code newer than this, or a migration is missing."""


def migrations(folder: Path = QUERIES / "migrations") -> dict[int, Path]:
    """Return the migrations by the format number that each leads to."""
    found = sorted(folder.glob("*.sql"))
    return {int(re.match(r"\d+", path.stem)[0]): path for path in found}


def made_from() -> str:
    """Return a hash of what the tables are made from: format, definitions, districts and standards."""
    shapes = [
        [e.name, e.key, e.meets, e.event, [(c.name, c.type) for c in e.stored_columns]]
        for e in extracts().values()
    ]
    said = json.dumps([FORMAT, shapes, _numbers(), _authority(), settings().district_groups], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()


def about(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return what the store says about itself."""
    return dict(connection.execute("select key, value from about").fetchall())


def say_about(connection: duckdb.DuckDBPyConnection, **said: str) -> None:
    """Write what the store says about itself."""
    for key, value in said.items():
        connection.execute("insert or replace into about values (?, ?)", [key, value])


def open_copy(copy: Path, home: Home) -> duckdb.DuckDBPyConnection:
    """Open a copy to change it, made new or brought up to date; check that its key is there.

    Raises WrongKey, WrongFormat.
    """
    is_new = not copy.exists()
    connection = duckdb.connect(str(copy), config={"enable_external_access": False})
    copy.chmod(0o600)
    try:
        connection.begin()
        if is_new:
            _make(connection, home)
        read_key(home, wanted=about(connection)["key_fingerprint"])
        bring_up_to_date(connection)
        connection.commit()
    except BaseException:
        connection.close()
        raise
    return connection


def _make(connection: duckdb.DuckDBPyConnection, home: Home) -> None:
    connection.execute((QUERIES / "schema.sql").read_text(encoding="utf-8"))
    key = make_key(home)
    say_about(
        connection, format=str(FORMAT), key_fingerprint=fingerprint(key), stamp=home.stamp, made_from=""
    )
    _write(connection, "working_days", working_days.working_days())
    _write(connection, "quarters", _quarters())


def is_up_to_date(connection: duckdb.DuckDBPyConnection) -> bool:
    """Say whether the store was made by this code with these settings; raise WrongFormat when by newer code."""
    said = about(connection)
    if int(said["format"]) > FORMAT:
        raise WrongFormat(
            f"The case store has format {said['format']}, and this version of the code reads up to {FORMAT}. "
            "Run the newer version of the code."
        )
    return int(said["format"]) == FORMAT and said["made_from"] == made_from()


def bring_up_to_date(connection: duckdb.DuckDBPyConnection) -> None:
    """Run the migrations that are missing, then make the tables and settings of today."""
    if is_up_to_date(connection):
        return
    migrate(connection, migrations())
    for extract in extracts().values():
        make_tables(connection, extract)
    _write_settings(connection)
    say_about(connection, made_from=made_from())


def migrate(connection: duckdb.DuckDBPyConnection, steps: dict[int, Path], *, to: int = FORMAT) -> None:
    """Run the steps after the store's format, in order; raise WrongFormat when one is missing."""
    for number in range(int(about(connection)["format"]) + 1, to + 1):
        if number not in steps:
            raise WrongFormat(f"queries/migrations has no file for format {number}: the code is incomplete.")
        connection.execute(steps[number].read_text(encoding="utf-8"))
        say_about(connection, format=str(number))


def _write(connection: duckdb.DuckDBPyConnection, table: str, rows: pd.DataFrame) -> None:
    connection.execute(f"delete from {table}")
    connection.register("rows_to_write", rows)
    connection.execute(f"insert into {table} by name from rows_to_write")
    connection.unregister("rows_to_write")


def _quarters() -> pd.DataFrame:
    first, last = Quarter.of(working_days.FIRST), Quarter.of(working_days.LAST)
    all_of_them = [first.plus(ahead) for ahead in range(last.minus(first) + 1)]
    return pd.DataFrame(
        {
            "quarter": [str(quarter) for quarter in all_of_them],
            "starts": [quarter.start for quarter in all_of_them],
            "ends": [quarter.end for quarter in all_of_them],
            "number": [quarter.year * 4 + quarter.number - 1 for quarter in all_of_them],
        }
    )


def _numbers() -> dict[str, int]:
    council = settings()
    return {f"standards.{name}": value for name, value in council.standards.items()} | {
        "threshold.threshold": council.threshold,
        "threshold.sensitive": council.sensitive_threshold,
        "threshold.smallest_denominator": council.smallest_denominator,
    }


def _authority() -> dict[str, str]:
    council = settings()
    return {"name": council.authority, "code": council.authority_code, "region": council.region}


def _write_settings(connection: duckdb.DuckDBPyConnection) -> None:
    numbers, groups = _numbers(), settings().district_groups
    is_district = [group in settings().districts for group in groups]
    districts = {"district": groups, "position": range(len(groups)), "is_district": is_district}
    _write(connection, "settings", pd.DataFrame({"name": numbers.keys(), "value": numbers.values()}))
    _write(connection, "districts", pd.DataFrame(districts))
    _write(connection, "authority", pd.DataFrame([_authority()]))
