"""Write a release file, and know it again: the schema of queries/release.sql, and its content hash."""

import hashlib
import os
import uuid
from pathlib import Path

import duckdb
import pandas as pd

from memberpanel.refusals import Refused

SCHEMA_FILE = Path(__file__).resolve().parent.parent.parent / "queries" / "release.sql"
FILE_NAME = "release.duckdb"
FORMAT = "1"
# A release is about groups of children. No column of it may be of these names, in any table.
PERSONAL = frozenset(
    (
        "child_id",
        "family_id",
        "unit_id",
        "case_number",
        "plan_id",
        "age",
        "sex",
        "ethnicity",
        "row_number_loaded",
    )
)


class WrongRelease(Refused):
    """What is to be written is not a release, or what stands there is damaged."""


def release_file(path: Path) -> Path:
    """Return the release.duckdb of a release folder (or the file itself when it is given)."""
    return path if path.suffix == ".duckdb" else path / FILE_NAME


def quoted(path: Path) -> str:
    """Return a path as a string literal of SQL, for `attach`, which takes no parameter."""
    return "'" + str(path).replace("'", "''") + "'"


def _fill(connection: duckdb.DuckDBPyConnection, table: str, frame: pd.DataFrame) -> None:
    """Insert a frame by the names of its columns; a column that the table lacks is refused."""
    wanted = [row[0] for row in connection.execute(f"describe {table}").fetchall()]
    strange = sorted(set(frame.columns) - set(wanted))
    if strange or PERSONAL & set(frame.columns):
        raise WrongRelease(f"Release table {table}: columns {', '.join(strange)} are not part of a release.")
    if frame.empty:
        return
    names = ", ".join(frame.columns)
    connection.register("frame_to_write", frame)
    connection.execute(f"insert into {table} ({names}) select {names} from frame_to_write")
    connection.unregister("frame_to_write")


def _tables(connection: duckdb.DuckDBPyConnection) -> set[str]:
    return {row[0] for row in connection.execute("select table_name from duckdb_tables()").fetchall()}


def write_release(folder: Path, frames: dict[str, pd.DataFrame]) -> Path:
    """Write release.duckdb into a folder from frames by table name; tables not named stay empty.

    It is written beside and renamed, so a reader never meets half a file. Raise WrongRelease when a frame
    has a table or a column that queries/release.sql lacks.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = folder / f"{FILE_NAME}.{uuid.uuid4().hex[:8]}"
    with duckdb.connect(str(beside)) as connection:
        connection.execute(SCHEMA_FILE.read_text(encoding="utf-8"))
        if strange := sorted(set(frames) - _tables(connection)):
            raise WrongRelease(f"A release has no table {', '.join(strange)}; see queries/release.sql.")
        for table, frame in frames.items():
            _fill(connection, table, frame)
        connection.execute("checkpoint")
    beside.chmod(0o600)
    with beside.open("rb") as written:
        os.fsync(written.fileno())
    beside.replace(folder / FILE_NAME)
    return folder


def content_hash(path: Path) -> str:
    """Return the SHA-256 of a release file, by which an approval knows it again."""
    try:
        with release_file(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        raise WrongRelease(f"There is no release {path.name}: its file is missing.") from None
