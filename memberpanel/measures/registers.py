"""Registers: what is not a count. Rows that may be shown, from queries/registers; no column is about a person."""

import tomllib
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

from memberpanel.measures.cohorts import make_table
from memberpanel.measures.definition import HEAD, QUERIES
from memberpanel.measures.groups import label_table
from memberpanel.quarters import Quarter
from memberpanel.refusals import Refused
from memberpanel.settings import Settings

FOLDER = QUERIES / "registers"
VIEWS = FOLDER / "views"  # what several registers read, made before them
_KEYS = {"title": str, "topic": str, "order": int, "columns": list, "note": str}
TOPICS = ("reviews", "practice", "themes")


class WrongRegister(Refused):
    """A file of queries/registers says something that cannot be, or returns other columns than it says."""


@dataclass(frozen=True)
class Register:
    """A register: its words, the columns that may be shown, and its SQL.

    `left_out` are the columns that are not shown when no row has anything in them; `texts` those that somebody
    wrote freely, which are read for what could identify however short they are.
    """

    name: str
    title: str
    topic: str
    order: int
    columns: tuple[str, ...]
    note: str
    leave_out_when_empty: bool
    left_out: tuple[str, ...]
    texts: tuple[str, ...]
    sql: str


def read_register(path: Path) -> Register:
    """Read one register's file; raise WrongRegister saying what is wrong with its head."""
    text = path.read_text(encoding="utf-8")
    head = HEAD.match(text)
    try:
        raw = tomllib.loads(head[1] if head else "")
    except tomllib.TOMLDecodeError as wrong:
        raise WrongRegister(f"{path.name}: its head is not TOML: {wrong}.") from wrong
    missing = [key for key, kind in _KEYS.items() if not isinstance(raw.get(key), kind)]
    if missing:
        raise WrongRegister(
            f"{path.name}: its head lacks {', '.join(missing)}, or has another kind of value."
        )
    if raw["topic"] not in TOPICS:
        raise WrongRegister(f'{path.name}: topic must be one of {", ".join(TOPICS)}, not "{raw["topic"]}".')
    lists = {key: tuple(raw.get(key, ())) for key in ("columns", "left_out", "texts")}
    if strange := {*lists["left_out"], *lists["texts"]} - {*lists["columns"]}:
        raise WrongRegister(f"{path.name}: {', '.join(sorted(strange))} is not one of its columns.")
    empty = raw.get("leave_out_when_empty", False)
    words = {key: raw[key] for key in ("title", "topic", "order", "note")}
    return Register(name=path.stem, leave_out_when_empty=empty, sql=text, **lists, **words)


@cache
def registers(folder: Path = FOLDER) -> dict[str, Register]:
    """Return every register by name, topic by topic in the order in which they are shown."""
    found = [read_register(path) for path in folder.glob("*.sql")]
    found.sort(key=lambda one: (TOPICS.index(one.topic), one.order, one.name))
    return {one.name: one for one in found}


def _make_tables(connection: duckdb.DuckDBPyConnection, quarter: Quarter, settings: Settings) -> None:
    """Make the temporary tables and views that registers read beside the store's own."""
    this = pd.DataFrame([(str(quarter), quarter.end)], columns=["quarter", "ends"])
    regimes = pd.DataFrame([asdict(regime) for regime in settings.regimes]).rename(columns={"name": "regime"})
    make_table(connection, "this_quarter", this, "quarter, ends::date as ends")
    make_table(connection, "code_labels", label_table())
    make_table(
        connection,
        "review_regimes",
        regimes,
        "* replace (since::date as since, months_to_publish::integer as months_to_publish)",
    )
    for view in sorted(VIEWS.glob("*.sql")):
        connection.execute(f"create or replace temp view {view.stem} as {view.read_text(encoding='utf-8')}")


def _rows(connection: duckdb.DuckDBPyConnection, register: Register) -> pd.DataFrame:
    """Return a register's rows as text; raise WrongRegister when it has other columns than its head says."""
    rows = connection.execute(register.sql).df()
    if tuple(rows.columns) != register.columns:
        raise WrongRegister(
            f"{register.name}.sql: its head has the columns {', '.join(register.columns)}; "
            f"it returned {', '.join(rows.columns)}."
        )
    nowhere = [name for name in register.left_out if rows[name].isna().all()]
    return rows.drop(columns=nowhere).astype("string").fillna("").astype("object")


def read_registers(
    connection: duckdb.DuckDBPyConnection, *, quarter: Quarter, settings: Settings
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return two frames in the shape of a release's tables `registers` and `register_rows`, as a quarter's end saw them."""
    _make_tables(connection, quarter, settings)
    heads, rows = [], []
    for one in registers().values():
        found = _rows(connection, one)
        if found.empty and one.leave_out_when_empty:
            continue
        heads.append((one.name, one.title, one.topic, one.order, list(found.columns), one.note))
        rows += [
            (one.name, number, column, value)
            for number, row in enumerate(found.to_dict("records"), start=1)
            for column, value in row.items()
        ]
    head_columns = ["register", "title", "topic", "display_order", "columns", "note"]
    row_columns = ["register", "row_number", "column_name", "value"]
    return pd.DataFrame(heads, columns=head_columns), pd.DataFrame(rows, columns=row_columns)
