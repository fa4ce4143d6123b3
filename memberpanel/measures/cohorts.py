"""The things that are counted, from queries/cohorts: built once, as temporary tables, before counting."""

import re
from collections.abc import Iterable, Iterator, Mapping
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


def _names_read(text: str) -> set[str]:
    """Return the words of a query, its comments left out."""
    return set(re.findall(r"\w+", re.sub(r"/\*.*?\*/|--[^\n]*", "", text, flags=re.DOTALL)))


@cache
def cohort_files(folder: Path = FOLDER) -> dict[str, str]:
    """Return the text of every cohort's file by name, each after those that it reads."""
    waiting = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.sql"))}
    ordered: dict[str, str] = {}
    while waiting:
        ready = [name for name, text in waiting.items() if not (_names_read(text) & set(waiting)) - {name}]
        if not ready:
            raise WrongCohort(f"queries/cohorts: {', '.join(sorted(waiting))} need one another in a circle.")
        ordered |= {name: waiting.pop(name) for name in ready}
    return ordered


def _cohorts_read(texts: Iterable[str]) -> list[str]:
    """Return the cohorts that these queries read, and those that those read, each after what it reads."""
    files, wanted = cohort_files(), set()
    waiting = list(texts)
    while waiting:
        found = (_names_read(waiting.pop()) & set(files)) - wanted
        wanted |= found
        waiting += [files[name] for name in found]
    return [name for name in files if name in wanted]


def _quarter_table(quarters: list[Quarter]) -> pd.DataFrame:
    rows = [(str(quarter), quarter.start, quarter.end) for quarter in quarters]
    return pd.DataFrame(rows, columns=["quarter", "starts", "ends"])


def make_table(
    connection: duckdb.DuckDBPyConnection, name: str, frame: pd.DataFrame, columns: str = "*"
) -> None:
    """Make a temporary table of the connection from a frame."""
    connection.register("frame_given", frame)
    connection.execute(f"create or replace temp table {name} as select {columns} from frame_given")
    connection.unregister("frame_given")


def build_cohorts(
    connection: duckdb.DuckDBPyConnection,
    *,
    quarters: list[Quarter],
    settings: Settings | None = None,
    read_by: Iterable[str] | None = None,
) -> None:
    """Build every cohort (or those `read_by` these queries) as a temporary table, for the quarters asked for.

    Temporary tables `quarters` (these quarters alone), `breakdown_groups` and `code_labels` come first: cohorts
    and measures read them by name, so that their files have no parameters.
    """
    make_table(
        connection,
        "quarters",
        _quarter_table(quarters),
        "quarter, starts::date as starts, ends::date as ends",
    )
    connection.execute(
        "create or replace temp table days_of_quarters as "
        "select quarter, unnest(generate_series(starts, ends, interval 1 day))::date as day from quarters"
    )
    make_table(connection, "breakdown_groups", group_table(settings or this_council()))
    make_table(connection, "code_labels", label_table())
    for name in cohort_files() if read_by is None else _cohorts_read(read_by):
        _build(connection, name)


def _build(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    connection.execute(f"create or replace temp table {name} as {cohort_files()[name]}")


def one_by_one(connection: duckdb.DuckDBPyConnection, queries: Mapping[str, str]) -> Iterator[str]:
    """Yield the names of queries, each when the cohorts that it reads stand; what no later one reads is dropped.

    Those that read the same come after each other, so that a country's cases need not all be held at once. The tables
    that build_cohorts makes first must be there.
    """
    reads = {name: _cohorts_read([sql]) for name, sql in queries.items()}
    waiting, built = sorted(queries, key=lambda name: reads[name]), set()
    while waiting:
        name, *waiting = waiting
        for cohort in reads[name]:
            if cohort not in built:
                _build(connection, cohort)
                built.add(cohort)
        yield name
        for cohort in built - {cohort for later in waiting for cohort in reads[later]}:
            connection.execute(f"drop table {cohort}")
            built.remove(cohort)
