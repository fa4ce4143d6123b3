"""Which extract a sheet holds, told by its headings in rows 1 to 10, never by its name or its place."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from memberpanel.extracts.definition import Column, Extract, extracts
from memberpanel.extracts.headings import headings_of, negated_headings, plain, suggest, weight
from memberpanel.extracts.likeliest import by_content

ROWS_SEARCHED = 10
TITLE_TELLS = 0.3  # a title row helps to tell two extracts apart and is never enough by itself
STRANGERS = 3  # so many unknown headings to a known one: a list of codes or guidance, not an extract
_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{2}|\d{4})")


@dataclass(frozen=True)
class Recognised:
    """What a sheet is: `places` says which of its columns (from 0) is which; `extract` is None if it is nothing.

    `nearest` is the extract, by name, that it is or that it looks like and lacks a column of; "" for neither.
    """

    extract: Extract | None
    why: str
    header: int = 0
    places: dict[int, Column] = field(default_factory=dict)
    negated: frozenset[str] = frozenset()
    unrecognised: tuple[str, ...] = ()
    suggestions: dict[str, str] = field(default_factory=dict)
    missing: tuple[Column, ...] = ()
    doubled: tuple[str, ...] = ()
    shape: str = "table"  # table | matrix | published | lookup
    nearest: str = ""


@dataclass(frozen=True)
class _Candidate:
    extract: Extract
    header: int
    places: dict[int, Column]
    score: float
    tells: tuple[str, ...]
    missing: tuple[Column, ...]

    @property
    def complete(self) -> bool:
        has_event = self.extract.event in {column.name for column in self.places.values()}
        return not self.missing and (bool(self.tells) or has_event)


def _missing(extract: Extract, names: set[str]) -> tuple[Column, ...]:
    return tuple(
        column
        for column in extract.columns
        if column.required and column.name not in names and not names & set(column.or_from)
    )


def _candidate(
    extract: Extract, *, header: int, row: list, titles: set[str], mapped: dict[str, str]
) -> _Candidate:
    known = headings_of(extract)
    places, score, tells = {}, 0.0, []
    for place, cell in enumerate(row):
        heading = plain(cell)
        name = mapped.get(heading, "").removeprefix(f"{extract.name}.")
        column = next((c for c in extract.columns if c.name == name), None) or known.get(heading)
        if not heading or column is None or column in places.values():
            continue
        places[place] = column
        worth = 1.0 if heading in mapped else weight(heading)
        score += worth if column.type != "dropped" else 0.01
        if worth == 1.0 and column.type != "dropped":
            tells.append(str(cell).strip())
    named = any(plain(title) in titles for title in extract.sheet_titles)
    missing = _missing(extract, {column.name for column in places.values()})
    return _Candidate(extract, header, places, score + TITLE_TELLS * named, tuple(tells), missing)


def as_day(cell: object) -> date | None:
    """Read the heading of a meeting column: a date, or text such as 2.4.15."""
    if isinstance(cell, (datetime, date)):
        return date(cell.year, cell.month, cell.day)
    found = _DAY.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if not found:
        return None
    year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
    try:
        return date(year, int(found[2]), int(found[1]))
    except ValueError:
        return None


def _matrix(rows: list[list]) -> Recognised | None:
    agency = {plain("Agency"), plain("Organisation"), plain("Agency Name")}
    for header, row in enumerate(rows[:ROWS_SEARCHED]):
        days = [place for place, cell in enumerate(row) if as_day(cell)]
        if len(days) >= 2 and any(plain(cell) in agency for cell in row):
            why = (
                f"Row {header + 1} holds Agency and {len(days)} meeting dates: the board's attendance matrix."
            )
            return Recognised(extracts()["meetings"], why, header=header, shape="matrix")
    return None


def _published(rows: list[list]) -> Recognised | None:
    headings = {plain(cell) for cell in rows[0]} if rows else set()
    if not {plain("time_period"), plain("geographic_level")} <= headings:
        return None
    counts_children = plain("population_estimate") in headings
    name = "population" if counts_children else "benchmarks"
    why = "Its headings are those of the Department for Education's published statistics (time_period, geographic_level)."
    return Recognised(extracts()[name], why, header=0, shape="published")


def _lookup(rows: list[list]) -> Recognised | None:
    known = headings_of(extracts()["contacts"])
    for header, row in enumerate(rows[:ROWS_SEARCHED]):
        places = {n: known[plain(cell)] for n, cell in enumerate(row) if plain(cell) in known}
        if sorted(column.name for column in places.values()) == ["district", "postcode"]:
            why = "A lookup of postcodes: it gives a district to sheets that have postcodes only, and is not stored."
            return Recognised(None, why, header=header, places=places, shape="lookup")
    return None


def recognise(rows: list[list], *, sheet: str, mappings: dict[str, str] | None = None) -> Recognised:
    """Say what a sheet is and why; `mappings` are confirmed headings, heading to `extract.column`."""
    if not any(cell != "" and cell is not None for row in rows for cell in row):
        return Recognised(None, "The sheet is empty.")
    special = _published(rows) or _matrix(rows) or _lookup(rows)
    if special:
        return special
    mapped = {plain(heading): target for heading, target in (mappings or {}).items()}
    candidates = [
        _candidate(extract, header=header, row=row, titles=_titles(rows[:header], sheet), mapped=mapped)
        for header, row in enumerate(rows[:ROWS_SEARCHED])
        for extract in extracts().values()
    ]
    best = max(candidates, key=lambda c: (c.complete, c.score))
    return _recognised(best, rows) if best.complete else _not_recognised(candidates, rows)


def _titles(above: list[list], sheet: str) -> set[str]:
    return {plain(sheet), *(plain(cell) for row in above for cell in row)} - {""}


def _left_over(candidate: _Candidate, row: list) -> tuple[list[str], list[str]]:
    known = headings_of(candidate.extract)
    others = [str(c).strip() for i, c in enumerate(row) if i not in candidate.places and plain(c)]
    doubled = [heading for heading in others if plain(heading) in known]
    return [heading for heading in others if heading not in doubled], doubled


def _recognised(best: _Candidate, rows: list[list]) -> Recognised:
    row = rows[best.header]
    unknown, doubled = _left_over(best, row)
    asks_opposite = negated_headings(best.extract)
    negated = {column.name for place, column in best.places.items() if plain(row[place]) in asks_opposite}
    telling = " and ".join(f'"{heading}"' for heading in best.tells[:2]) or f'"{best.extract.title}"'
    why = f"Row {best.header + 1} holds {len(best.places)} of its headings, {telling} among them."
    return Recognised(
        best.extract,
        why,
        header=best.header,
        places=best.places,
        negated=frozenset(negated),
        unrecognised=tuple(unknown),
        suggestions=suggest(unknown, best.extract, taken={c.name for c in best.places.values()}),
        doubled=tuple(doubled),
        nearest=best.extract.name,
    )


def _likeliest(near: _Candidate, unknown: list[str], rows: list[list]) -> dict[str, str]:
    """Return the likeliest column of each unknown heading: by its words, else by what stands under it."""
    named = suggest(unknown, near.extract, taken={c.name for c in near.places.values()})
    row, name = rows[near.header], near.extract.name
    strange = {
        str(cell).strip(): place
        for place, cell in enumerate(row)
        if str(cell).strip() in unknown and str(cell).strip() not in named
    }
    missing = tuple(column for column in near.missing if f"{name}.{column.name}" not in named.values())
    held = by_content(missing, strange, rows[near.header + 1 :])
    return named | {heading: f"{name}.{column}" for heading, column in held.items()}


def _not_recognised(candidates: list[_Candidate], rows: list[list]) -> Recognised:
    near = max(candidates, key=lambda c: (bool(c.tells), c.score))
    row = rows[near.header]
    unknown, _ = _left_over(near, row)
    if not near.tells or len(near.places) < 2 or len(unknown) > STRANGERS * len(near.places):
        return Recognised(None, "No row of the first ten holds the headings of an extract.")
    lacking = " and no ".join(f'"{column.heading}"' for column in near.missing)
    why = f"It looks like {near.extract.title} and has no {lacking} column."
    return Recognised(
        None,
        why,
        header=near.header,
        unrecognised=tuple(unknown),
        suggestions=_likeliest(near, unknown, rows),
        missing=near.missing,
        nearest=near.extract.name,
    )
