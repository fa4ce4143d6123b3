"""What the public knows already: figures in minutes, reports and answers to requests (known_facts.csv)."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from memberpanel.disclosure.cells import Figure, Line, System
from memberpanel.periods import dimension, is_yearly, quarters_of_year
from memberpanel.quarters import Quarter
from memberpanel.refusals import Refused

FILE = "known_facts.csv"
COLUMNS = ("measure", "quarter", "breakdown", "group", "numerator", "denominator", "source")


class WrongFacts(Refused):
    """known_facts.csv cannot be read as it stands."""


@dataclass(frozen=True)
class Known:
    """A cell that the public knows, and from where."""

    cell: int
    value: float
    words: str


def no_facts() -> pd.DataFrame:
    return pd.DataFrame(columns=list(COLUMNS))


def read_facts(folder: Path) -> pd.DataFrame:
    """Read the home's known_facts.csv, or none when there is no such file; raise WrongFacts naming the line."""
    file = folder / FILE
    if not file.exists():
        return no_facts()
    facts = pd.read_csv(file, dtype=str, keep_default_na=False)
    missing = [column for column in COLUMNS if column not in facts.columns]
    if missing:
        raise WrongFacts(f"{FILE} has no column {', '.join(missing)}. Wanted: {', '.join(COLUMNS)}.")
    facts["breakdown"] = facts["breakdown"].replace("", "total")
    facts["group"] = facts["group"].replace("", "all")
    for column in ("numerator", "denominator"):
        numbers = pd.to_numeric(facts[column], errors="coerce")
        wrong = facts.index[numbers.isna() & (facts[column].str.strip() != "")]
        if len(wrong):
            raise WrongFacts(
                f'{FILE}, line {wrong[0] + 2}, {column}: found "{facts.loc[wrong[0], column]}". '
                "Enter a whole number, or nothing."
            )
        facts[column] = numbers
    return facts[list(COLUMNS)]


def known_cells(
    facts: pd.DataFrame | None,
    rows: pd.DataFrame,
    figures: Sequence[Figure],
    system: System,
    denied: set[Line] = frozenset(),
) -> tuple[list[Known], list[str]]:
    """Return the cells that the facts give, and words about those that fit no cell of the catalogue.

    A year that no table prints is known as the sum of its quarters, unless its line is `denied`.
    """
    if facts is None or not len(facts):
        return [], []
    by_row = {figure.row: figure for figure in figures}
    places = {
        (row.measure, row.quarter, row.breakdown, row.group_name): by_row.get(row.position)
        for row in rows.itertuples(index=False)
    }
    known, notes = [], []
    for fact in facts.itertuples(index=False):
        figure = places.get((fact.measure, fact.quarter, fact.breakdown, fact.group))
        if figure is None and is_yearly(fact.breakdown):
            quarter = (fact.measure, fact.quarter, dimension(fact.breakdown), fact.group)
            figure = _year_of(places.get(quarter), fact.breakdown, system, denied)
        words = f"{fact.measure} in {fact.quarter}, {fact.breakdown} {fact.group} ({fact.source})"
        if figure is None:
            notes.append(f"known fact not in the published tables: {words}")
            continue
        last, first = figure.printed[-1], figure.printed[0]
        if fact.numerator == fact.numerator:
            known.append(Known(last, float(fact.numerator), words))
        if fact.denominator == fact.denominator and (first != last or fact.numerator != fact.numerator):
            known.append(Known(first, float(fact.denominator), words))
    return _agreeing(known, notes, system)


def _year_of(last: Figure | None, breakdown: str, system: System, denied: set[Line]) -> Figure | None:
    """Return what the year is that ends with a figure's quarter, as a sum of four quarters; None where one is missing."""
    places = []
    for cell in last.printed if last else ():
        key = system.keys[cell]
        year = key._replace(breakdown=breakdown)
        quarters = [
            system.at(key._replace(quarter=str(one))) for one in quarters_of_year(Quarter.parse(key.quarter))
        ]
        if None in quarters or year[:3] in denied:
            return None
        if system.at(year) is None:
            place = system.add_virtual(year, sum(system.truth[one] for one in quarters), quarters)
            system.relate("year", (place, *quarters), (1, -1, -1, -1, -1))
            if not system.unsure.isdisjoint(quarters):
                system.unsure.add(place)
        places.append(system.at(year))
    return Figure(last.row, *places) if places else None


def _agreeing(known: list[Known], notes: list[str], system: System) -> tuple[list[Known], list[str]]:
    agreeing = []
    for fact in known:
        if fact.cell in system.unsure or system.truth[fact.cell] == fact.value:
            agreeing.append(fact)
        else:
            notes.append(f"known fact differs from our own count and is left aside: {fact.words}")
    return agreeing, notes
