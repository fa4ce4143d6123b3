"""Declaring what of ours is public already, so that hiding and attack reckon with it (disclosure.md, S9)."""

from dataclasses import asdict, dataclass

import pandas as pd

from memberpanel import trail
from memberpanel.disclosure.facts import COLUMNS, FILE, read_facts
from memberpanel.home import Home
from memberpanel.locking import one_writer
from memberpanel.periods import TOTAL
from memberpanel.quarters import Quarter
from memberpanel.refusals import Refused


class NotAFact(Refused):
    """What was declared cannot be a public figure as it stands."""


@dataclass(frozen=True)
class Fact:
    """A figure of ours that anybody can read elsewhere; its parts are the columns of known_facts.csv."""

    measure: str
    quarter: str
    numerator: int
    source: str
    denominator: int | None = None
    breakdown: str = TOTAL
    group: str = "all"


def whole_number(written: str) -> int:
    """Read a count as somebody wrote it; raise NotAFact."""
    plain = written.strip().replace(",", "")
    if not plain.isdecimal():
        raise NotAFact(f'Found "{written}" where a count is wanted. Enter a whole number.')
    return int(plain)


def declare(home: Home, fact: Fact, *, measures: list[str], actor: str) -> pd.DataFrame:
    """Add a figure to the home's known_facts.csv and return them all; it counts from the next draft on.

    `measures` are the names that there are. Raise NotAFact. The trail says who declared it, and where it stands.
    """
    _check(fact, measures)
    with one_writer(home.releases / ".lock", doing="Declaring a public figure"):
        facts = read_facts(home.folder)
        row = {**asdict(fact), "denominator": "" if fact.denominator is None else fact.denominator}
        add_row(home, FILE, facts, {name: row[name] for name in COLUMNS})
        trail.write(home, actor=actor, act="declare a public figure", detail={"source": fact.source})
    return read_facts(home.folder)


def add_row(home: Home, file: str, rows: pd.DataFrame, row: dict) -> None:
    """Write a list of the home anew with one row more: it stands whole, or as it was. The caller holds the lock."""
    beside = home.folder / f"{file}.new"
    pd.concat([rows.astype(object), pd.DataFrame([row])], ignore_index=True).to_csv(beside, index=False)
    beside.chmod(0o600)
    beside.replace(home.folder / file)


def _check(fact: Fact, measures: list[str]) -> None:
    Quarter.parse(fact.quarter)
    if fact.measure not in measures:
        raise NotAFact(f'There is no measure "{fact.measure}". There are: {", ".join(sorted(measures))}.')
    if fact.numerator < 0 or (fact.denominator is not None and fact.denominator < fact.numerator):
        raise NotAFact(
            f"Found {fact.numerator} of {fact.denominator}. Wanted a count of none or more, and not more than it is of."
        )
    if (fact.breakdown == TOTAL) != (fact.group == "all"):
        raise NotAFact(
            "A table and its group go together: give both (district, Melton), or neither for the county."
        )
    if not fact.source.strip():
        raise NotAFact("Say where the figure can be read: which minutes, report or answer, and its date.")
