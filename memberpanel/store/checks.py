"""Data-quality rules: queries/checks/*.sql, one rule a file.

A file opens with a comment that holds TOML: rule (the number of DfE's rule where there is one), level (error: the
row is left out; query: it is kept and flagged), extract, column, wanted. Its SELECT returns load_id, row_number and
found of the rows at fault, over what would be current if the load were accepted. `found` says codes and dates of
events, never another value of a person.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

from memberpanel.refusals import Refused

FOLDER = Path(__file__).resolve().parent.parent.parent / "queries" / "checks"
LEVELS = ("error", "query")
LOCAL = "local"  # the rule of no census: ours
_HEAD = re.compile(r"\s*/\*(.*?)\*/(.*)", re.DOTALL)


class WrongCheck(Refused):
    """A file of queries/checks says something that cannot be."""


@dataclass(frozen=True)
class Check:
    """One rule; `column` is the stored column at which it is shown.

    `says` is the wording of the rule in the Department for Education's children in need census, "" for one of ours.
    """

    name: str
    rule: str
    level: str
    extract: str
    column: str
    wanted: str
    sql: str
    says: str = ""

    @property
    def words(self) -> str:
        """Return what is wanted, with the number and the words of the census rule where there is one."""
        return f'{self.wanted} (Census rule {self.rule}: "{self.says}")' if self.says else self.wanted


@dataclass(frozen=True)
class AtFault:
    """One row that a rule found."""

    check: Check
    load_id: int
    row_number: int
    found: str


def read_check(path: Path) -> Check:
    """Read one file; raise WrongCheck naming the file and what is missing."""
    parts = _HEAD.fullmatch(path.read_text(encoding="utf-8"))
    try:
        head = tomllib.loads(parts[1])
        check = Check(path.stem, **{name: str(value) for name, value in head.items()}, sql=parts[2].strip())
    except (TypeError, tomllib.TOMLDecodeError) as wrong:
        raise WrongCheck(
            f"{path.name}: it should open with a comment holding rule, level, extract, column, wanted. {wrong}."
        ) from wrong
    if check.level not in LEVELS:
        raise WrongCheck(f'{path.name}: level must be error or query, not "{check.level}".')
    if len(duckdb.extract_statements(check.sql)) != 1:
        raise WrongCheck(f"{path.name}: it should hold one SELECT.")
    return check


@cache
def checks() -> tuple[Check, ...]:
    """Return every rule, in the order of their files."""
    return tuple(read_check(path) for path in sorted(FOLDER.glob("*.sql")))


def at_fault(
    connection: duckdb.DuckDBPyConnection, *, level: str, load_ids: list[int], extracts: set[str]
) -> list[AtFault]:
    """Run the rules of a level on these loads' rows, and return the rows at fault."""
    found: list[AtFault] = []
    for check in checks():
        if check.level != level or check.extract not in extracts:
            continue
        rows = connection.execute(
            f"select load_id, row_number, found from ({check.sql}) where list_contains(?, load_id)",
            [load_ids],
        ).fetchall()
        found += [AtFault(check, *row) for row in rows]
    return found
