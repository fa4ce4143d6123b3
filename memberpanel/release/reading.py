"""Read a release: everything that a page, a slide or a pack may show comes through here."""

import json
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pandas as pd

from memberpanel.quarters import Quarter
from memberpanel.release.files import FORMAT, WrongRelease, quoted, release_file

_LOCKED = (
    "set enable_external_access = false",
    "set autoinstall_known_extensions = false",
    "set autoload_known_extensions = false",
    "set lock_configuration = true",
)


class NoSuchMeasure(WrongRelease):
    """The release has no measure of that name."""


@dataclass(frozen=True)
class Release:
    """An open release; every call reads through a cursor of its own, so threads may share it.

    `manifest` has the keys that queries/release.sql lists, as strings.
    """

    path: Path
    manifest: dict[str, str]
    _connection: duckdb.DuckDBPyConnection = field(repr=False, compare=False)

    def _frame(self, query: str, *values: object) -> pd.DataFrame:
        with self._connection.cursor() as cursor:
            cursor.execute("use release_file")
            return cursor.execute(query, list(values)).df()

    @property
    def name(self) -> str:
        """2026-27-Q2-v1"""
        return self.manifest["release"]

    @property
    def quarter(self) -> Quarter:
        return Quarter.parse(self.manifest["quarter"])

    @property
    def is_draft(self) -> bool:
        """Tell whether it stands among the drafts: then every page and pack carries the DRAFT band."""
        return self.path.parent.name == "drafts"

    @property
    def is_demonstration(self) -> bool:
        return self.manifest["stamp"] == "demonstration"

    def quarters(self) -> pd.DataFrame:
        """Return quarter, said, short, starts, ends, provisional, in order."""
        return self._frame("select * from quarters order by starts")

    def measures(self, topic: str | None = None) -> pd.DataFrame:
        """Return the definitions of the measures (of a topic, or all), in the order of the pages."""
        return self._frame(
            "select * from measures where $1 is null or topic = $1 order by display_order, measure", topic
        )

    def measure(self, name: str) -> pd.Series:
        """Return the definition of one measure; raise NoSuchMeasure."""
        found = self._frame("select * from measures where measure = $1", name)
        if found.empty:
            raise NoSuchMeasure(f'The release {self.name} has no measure "{name}".')
        return found.iloc[0]

    def breakdowns(self) -> dict[str, str]:
        """Return the title of each breakdown by its name."""
        rows = self._frame("select * from breakdowns")
        return dict(zip(rows["breakdown"], rows["title"], strict=True))

    def figures(self, measure: str, breakdown: str = "total") -> pd.DataFrame:
        """Return the protected figures of a measure with the words of their quarters, in order.

        Columns of table figures, and said, short, starts, ends. A breakdown has a row a quarter and group.
        """
        return self._frame(
            """
            select figures.*, quarters.said, quarters.short, quarters.starts, quarters.ends
            from figures
            join quarters using (quarter)
            where measure = $1 and breakdown = $2
            order by starts, group_order, group_name
            """,
            measure,
            breakdown,
        )

    def all_figures(self) -> pd.DataFrame:
        """Return every row of table figures, in the order of measures, breakdowns, quarters and groups."""
        return self._frame(
            """
            select figures.*
            from figures
            join quarters using (quarter)
            join measures using (measure)
            order by display_order, measure, breakdown != 'total', breakdown, starts, group_order, group_name
            """
        )

    def signals(self, measure: str | None = None) -> pd.DataFrame:
        """Return table signals (of one measure, or all), in order of quarter."""
        return self._frame(
            """
            select signals.*
            from signals
            join quarters using (quarter)
            where $1 is null or measure = $1
            order by measure, starts
            """,
            measure,
        )

    def comparators(self, name: str | None = None) -> pd.DataFrame:
        """Return the published figures of other areas (one comparator, or all), by area kind and year."""
        return self._frame(
            """
            select *
            from comparators
            where $1 is null or comparator = $1
            order by comparator, array_position(['ours', 'neighbours', 'region', 'england'], area_kind), area, year
            """,
            name,
        )

    def population(self) -> pd.DataFrame:
        return self._frame("select * from population order by area, mid_year")

    def commentary(self, measure: str | None = None) -> pd.DataFrame:
        """Return what the service says (of one measure, or all), by quarter."""
        return self._frame(
            "select * from commentary where $1 is null or measure = $1 order by quarter, measure", measure
        )

    def actions(self) -> pd.DataFrame:
        return self._frame("select * from actions order by action_id")

    def questions(self) -> pd.DataFrame:
        return self._frame("select * from questions order by question_id")

    def rebases(self, measure: str | None = None) -> pd.DataFrame:
        return self._frame(
            "select * from rebases where $1 is null or measure = $1 order by measure, quarter", measure
        )

    def registers(self, topic: str | None = None) -> pd.DataFrame:
        """Return register, title, topic, display_order, columns, note."""
        return self._frame(
            "select * from registers where $1 is null or topic = $1 order by display_order, register", topic
        )

    def register(self, name: str) -> pd.DataFrame:
        """Return the rows of one register as a table with its columns in their order, all text."""
        head = self._frame("select columns from registers where register = $1", name)
        if head.empty:
            raise WrongRelease(f'The release {self.name} has no register "{name}".')
        rows = self._frame("select * from register_rows where register = $1 order by row_number", name)
        wide = rows.pivot(index="row_number", columns="column_name", values="value")
        return wide.reindex(columns=list(head["columns"].iloc[0])).fillna("").reset_index(drop=True)

    def quality(self) -> pd.DataFrame:
        return self._frame("select * from quality order by extract")

    def inputs(self) -> pd.DataFrame:
        return self._frame("select * from inputs order by loaded_at, file_name")

    def admission(self) -> list[dict]:
        """Return what each table would have hidden of the latest quarters: drafting.admission.Tried, as a mapping.

        Releases drafted before this was tried have none.
        """
        return json.loads(self.manifest.get("admission") or "[]")

    def attack(self) -> pd.DataFrame:
        return self._frame("select * from attack")

    def close(self) -> None:
        self._connection.close()


def _attached(file: Path) -> duckdb.DuckDBPyConnection:
    # Attached to a database in memory: a connection straight to the file would have to have the same
    # configuration as every other one in the process, and the attack's is another's business.
    connection = duckdb.connect(":memory:")
    try:
        connection.execute(f"attach {quoted(file)} as release_file (read_only)")
        for line in _LOCKED:
            connection.execute(line)
    except duckdb.Error as wrong:
        connection.close()
        raise WrongRelease(f"The release {file.parent.name} cannot be read: its file is damaged.") from wrong
    return connection


def open_release(path: Path) -> Release:
    """Open a release folder read only, with nothing but it in reach; raise WrongRelease."""
    file = release_file(path)
    if not file.exists():
        raise WrongRelease(f"There is no release {path.name}: its file is missing.")
    connection = _attached(file)
    try:
        manifest = dict(connection.execute("select key, value from release_file.manifest").fetchall())
    except duckdb.Error as wrong:
        connection.close()
        raise WrongRelease(f"The release {path.name} has no manifest: it was not finished.") from wrong
    if manifest.get("format") != FORMAT:
        connection.close()
        raise WrongRelease(
            f"The release {path.name} has format {manifest.get('format')}; this version reads format {FORMAT}."
        )
    return Release(file.parent, manifest, connection)
