"""What a spreadsheet looks like, from data/extracts/*.toml.

One file an extract. Reading it, its blank template, the messages about it, the table that holds it in the case
store and its documentation all come from that one file.
"""

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from memberpanel.refusals import Refused
from memberpanel.settings import OUT_OF_AREA, UNKNOWN, settings

FOLDER = Path(__file__).resolve().parent.parent.parent / "data" / "extracts"
CODES_FILE = FOLDER / "codes" / "codes.toml"

# The type of a cell, and of the column that keeps it in the store.
TYPES = {
    "reference": "varchar",  # a child's, family's, court's or meeting's reference: stored as a keyed hash
    "date": "date",
    "integer": "integer",
    "number": "double",
    "boolean": "boolean",
    "code": "varchar",  # one value of a code set
    "text": "varchar",  # short, and kept only where it says so; free text of a case never is
    "quarter": "varchar",
    "birth": "integer",  # a date of birth: stored as whole years of age at the event, -1 for unborn
    "helper": "",  # read to make another column (an age where there is no date of birth) and not stored
    "dropped": "",  # recognised so that it can be left at the door: names, workers, addresses, postcodes
}
COVERAGES = ("events", "snapshot", "register")
MEETINGS = ("replace_period", "merge", "replace_all")


class WrongDefinition(Refused):
    """A file of data/extracts says something that cannot be."""


@dataclass(frozen=True)
class Code:
    """One value of a code set, and every way of writing it that was seen."""

    value: str
    label: str
    written: tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """One column: the name it has in the store, its heading in the template, and its other headings."""

    name: str
    heading: str
    aliases: tuple[str, ...]
    type: str
    required: bool
    codes: str | None
    event: str | None  # for type birth: the date column at which the age is taken
    explains: str
    example: str
    negated: tuple[str, ...] = ()  # for a boolean: headings that ask the opposite, so that yes means no
    or_from: tuple[str, ...] = ()  # helpers from which a required column can be made when it is not there
    blank_is: str = ""  # what a blank means where the column holds other values
    census: str = ""  # the number and the words of the census rule that a value of none of its codes breaks

    @property
    def stored(self) -> bool:
        return bool(TYPES[self.type])

    @property
    def headings(self) -> tuple[str, ...]:
        return (self.heading, *self.aliases, *self.negated)


@dataclass(frozen=True)
class Extract:
    """One extract; `event` is the date column that places a row in time (None for a register)."""

    name: str
    title: str
    one_row_is: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    coverage: str
    meets: str
    event: str | None
    sheet_titles: tuple[str, ...]
    order: int
    notes: str
    core: tuple[str, ...] = ()  # a sheet with none of these adds to rows and is not the list of all of them

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    @property
    def stored_columns(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.stored)


def _column(extract: str, raw: dict) -> Column:
    kind = raw["type"]
    if kind not in TYPES:
        raise WrongDefinition(
            f'{extract}.toml, column {raw["name"]}: type "{kind}" is not one of {", ".join(TYPES)}.'
        )
    if kind == "code" and raw.get("codes") not in code_sets():
        raise WrongDefinition(
            f'{extract}.toml, column {raw["name"]}: there is no code set "{raw.get("codes")}".'
        )
    return Column(
        name=raw["name"],
        heading=raw["heading"],
        aliases=tuple(raw.get("aliases", ())),
        type=kind,
        required=raw.get("required", False),
        codes=raw.get("codes"),
        event=raw.get("event"),
        explains=raw.get("explains", ""),
        example=str(raw.get("example", "")),
        negated=tuple(raw.get("negated", ())),
        or_from=tuple(raw.get("or_from", ())),
        blank_is=raw.get("blank_is", ""),
        census=raw.get("census", ""),
    )


def _extract(path: Path) -> Extract:
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    columns = tuple(_column(path.stem, column) for column in raw["columns"])
    names = [column.name for column in columns]
    for wanted in (*raw["key"], *filter(None, [raw.get("event")])):
        if wanted not in names:
            raise WrongDefinition(f'{path.name}: "{wanted}" is named in key or event and is not a column.')
    if raw["coverage"] not in COVERAGES or raw["meets"] not in MEETINGS:
        raise WrongDefinition(f"{path.name}: coverage is one of {COVERAGES} and meets one of {MEETINGS}.")
    return Extract(
        name=path.stem,
        title=raw["title"],
        one_row_is=raw["one_row_is"],
        columns=columns,
        key=tuple(raw["key"]),
        coverage=raw["coverage"],
        meets=raw["meets"],
        event=raw.get("event"),
        sheet_titles=tuple(raw.get("sheet_titles", ())),
        order=raw.get("order", 99),
        notes=raw.get("notes", ""),
        core=tuple(raw.get("core", ())),
    )


@cache
def code_sets() -> dict[str, tuple[Code, ...]]:
    """Return every code set by name, from data/extracts/codes/codes.toml; those that councils set from settings.toml."""
    raw = tomllib.loads(CODES_FILE.read_text(encoding="utf-8"))
    sets = {
        name: tuple(Code(c["value"], c["label"], tuple(c.get("written", ()))) for c in codes["codes"])
        for name, codes in raw.items()
    }
    return {**sets, **_with_letters(sets), "district": _districts(), **_reviews()}


def _with_letters(sets: dict[str, tuple[Code, ...]]) -> dict[str, tuple[Code, ...]]:
    """Return the outcomes of pre-proceedings with the letters of the census, as settings.toml explains them."""
    letters, name = settings().pre_proceedings_letters, "pre_proceedings_outcome"
    return {
        name: tuple(
            replace(
                code, written=(*code.written, *(x for x, value in letters.items() if value == code.value))
            )
            for code in sets[name]
        )
    }


def _reviews() -> dict[str, tuple[Code, ...]]:
    """Return the kinds of review and their stages: another word of a tracker could tell when or whose it was."""
    regimes = settings().regimes
    names = dict.fromkeys(regime.name for regime in regimes)
    stages = dict.fromkeys(stage for regime in regimes for stage in regime.stages)
    return {
        "review_regime": tuple(Code(name, name, ()) for name in names),
        "review_stage": tuple(Code(stage, stage, ()) for stage in stages),
    }


def _districts() -> tuple[Code, ...]:
    written = {
        OUT_OF_AREA: ("Out of county", "OOA", "Other authority"),
        UNKNOWN: ("Not known", "No fixed abode"),
    }
    return tuple(
        Code(name, name, written.get(name, (name.replace(" and ", " & "),)))
        for name in settings().district_groups
    )


@cache
def extracts() -> dict[str, Extract]:
    """Return every extract by name, in the order in which an analyst meets them."""
    found = sorted((_extract(path) for path in FOLDER.glob("*.toml")), key=lambda e: (e.order, e.name))
    return {extract.name: extract for extract in found}
