"""The things that are counted, from queries/cohorts: built once, as temporary tables, before counting."""

import re
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

from memberpanel.measures.definition import QUERIES
from memberpanel.measures.groups import group_table, label_table
from memberpanel.quarters import Quarter
from memberpanel.refusals import Refused
from memberpanel.settings import Settings
from memberpanel.settings import settings as this_council

FOLDER = QUERIES / "cohorts"


class WrongCohort(Refused):
    """The files of queries/cohorts need one another in a circle."""


@cache
def cohort_files(folder: Path = FOLDER) -> dict[str, str]:
    """Return the text of every cohort's file by name, each after those that it reads."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.sql"))}
    words = {
        name: set(re.findall(r"\w+", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)))
        for name, text in texts.items()
    }
    waiting, ordered = dict(texts), {}
    while waiting:
        ready = [name for name in waiting if not (words[name] & set(waiting)) - {name}]
        if not ready:
            raise WrongCohort(f"queries/cohorts: {', '.join(sorted(waiting))} need one another in a circle.")
        for name in ready:
            ordered[name] = waiting.pop(name)
    return ordered


def _quarter_table(quarters: list[Quarter]) -> pd.DataFrame:
    rows = [(str(quarter), quarter.start, quarter.end) for quarter in quarters]
    return pd.DataFrame(rows, columns=["quarter", "starts", "ends"])


def _make_table(
    connection: duckdb.DuckDBPyConnection, name: str, frame: pd.DataFrame, columns: str = "*"
) -> None:
    connection.register("frame_given", frame)
    connection.execute(f"create or replace temp table {name} as select {columns} from frame_given")
    connection.unregister("frame_given")


def build_cohorts(
    connection: duckdb.DuckDBPyConnection, *, quarters: list[Quarter], settings: Settings | None = None
) -> None:
    """Build every cohort as a temporary table of the connection, for the quarters asked for.

    Temporary tables `quarters` (these quarters alone), `breakdown_groups` and `code_labels` come first: cohorts
    and measures read them by name, so that their files have no parameters.
    """
    _make_table(
        connection,
        "quarters",
        _quarter_table(quarters),
        "quarter, starts::date as starts, ends::date as ends",
    )
    _make_table(connection, "breakdown_groups", group_table(settings or this_council()))
    _make_table(connection, "code_labels", label_table())
    for name, text in cohort_files().items():
        connection.execute(f"create or replace temp table {name} as {text}")
