"""One column of a sheet, read cell by cell: what each means, and what is wrong with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import pandas as pd

from memberpanel.extracts.cells import Uncalculated, Unreadable, is_nothing, reader
from memberpanel.extracts.codes import plain_code
from memberpanel.extracts.definition import Column, code_sets
from memberpanel.extracts.finding import ERROR, NOTICE, QUERY, shown
from memberpanel.extracts.references import tell_references
from memberpanel.extracts.telling import MOST_FINDINGS, Telling
from memberpanel.settings import settings

_TRUTH = {True: "TRUE", False: "FALSE"}  # as Excel writes them, since to Python True is the number 1
_TYPED = {"integer": "Int64", "number": "Float64"}


class _Places(dict):
    """The place of each different cell of a column, in the order in which they first came."""

    def __missing__(self, cell: object) -> int:
        place = self[cell] = len(self)
        return place


@dataclass(frozen=True)
class Cells:
    """The cells of one column: each different one once, and where each row's stands among them."""

    different: list
    places: np.ndarray

    @classmethod
    def of(cls, written: Sequence) -> Self:
        if bool in set(map(type, written)):  # to Python True is the number 1; to Excel it is the word TRUE
            written = [_TRUTH[cell] if isinstance(cell, bool) else cell for cell in written]
        known = _Places()
        places = np.fromiter(map(known.__getitem__, written), dtype=np.int32, count=len(written))
        return cls(list(known), places)

    def where(self, test: Callable[[object], bool]) -> np.ndarray:
        """Return the rows of which the cell passes a test, each different cell being tested once."""
        return np.fromiter(map(test, self.different), bool, len(self.different))[self.places]


def read_column(
    cells: Cells, column: Column, numbers: np.ndarray, telling: Telling, *, negated: bool
) -> tuple[pd.Series, np.ndarray]:
    """Convert one column, each different cell once; return it and where it could not be read."""
    read = reader(column)
    meanings = [read(cell) for cell in cells.different]
    faults = np.array([isinstance(meaning, Unreadable) for meaning in meanings], dtype=bool)
    if faults.any():
        _tell_faults(np.flatnonzero(faults[cells.places]), cells, column, numbers, telling, read)
        meanings = [None if isinstance(meaning, Unreadable) else meaning for meaning in meanings]
    converted = _typed(meanings, column, negated=negated).take(cells.places).reset_index(drop=True)
    if column.type == "reference":
        tell_references(cells.different, cells.places, meanings, column, numbers, telling)
    if column.codes == "pre_proceedings_outcome":
        _tell_letters(cells, column, telling)
    if column.blank_is and converted.notna().any():
        converted = _filled(converted, cells, column, telling)
    return converted, faults[cells.places]


def _typed(meanings: list, column: Column, *, negated: bool) -> pd.Series:
    kind = {"target_date": "date", "age_given": "integer"}.get(column.name, column.type)
    if kind == "boolean":
        values = pd.Series(meanings, dtype="boolean")
        return ~values if negated else values
    if kind in ("date", "birth"):
        return pd.Series(np.array(meanings, dtype="datetime64[s]"))
    return pd.Series(meanings, dtype=_TYPED.get(kind, object))


def _tell_faults(
    places: np.ndarray,
    cells: Cells,
    column: Column,
    numbers: np.ndarray,
    telling: Telling,
    read: Callable[[object], object],
) -> None:
    level = ERROR if column.required else QUERY
    for place in places[:MOST_FINDINGS]:
        cell = cells.different[cells.places[place]]
        never_calculated = isinstance(cell, Uncalculated)
        rule, words = ("formula", "") if never_calculated else _rule(column)
        found = str(cell) if never_calculated else shown(cell, column)
        wanted, row = read(cell).wanted + words, int(numbers[place])
        telling.say(rule, level, found=found, wanted=wanted, row=row, column=column.heading)
    tell_rest(len(places), column, level, telling)


def _rule(column: Column) -> tuple[str, str]:
    """Return the rule that a value which cannot be read breaks, and its words where the census has one."""
    number, _, words = column.census.partition(": ")
    return (number, f' (Census rule {number}: "{words}")') if number else (f"{column.type}_unreadable", "")


def tell_rest(count: int, column: Column, level: str, telling: Telling) -> None:
    if count > MOST_FINDINGS:
        rest = count - MOST_FINDINGS
        telling.say("more", level, found=f"{rest} more cells like it", wanted="", column=column.heading)


def _tell_letters(cells: Cells, column: Column, telling: Telling) -> None:
    """Say how the letters of the census were read: code set CS131 gives them their meaning, and settings.toml ours."""
    letters = {plain_code(letter): value for letter, value in settings().pre_proceedings_letters.items()}
    count = int(cells.where(lambda cell: cell is not None and plain_code(cell) in letters).sum())
    if count:
        labels = {code.value: code.label for code in code_sets()[column.codes]}
        said = ", ".join(f"{letter.upper()} {labels[value].lower()}" for letter, value in letters.items())
        telling.say(
            "census_letters", NOTICE, column=column.heading, found=f"{count} letters of the census's code set CS131",
            wanted=f"They are read as settings.toml says: {said}. Compare it with the guide to the census.",
        )  # fmt: skip


def _filled(converted: pd.Series, cells: Cells, column: Column, telling: Telling) -> pd.Series:
    blank = cells.where(is_nothing)
    if blank.any():
        found = f"{int(blank.sum())} blank cells"
        telling.say(
            "blank", NOTICE, found=found, wanted=f"They count as {column.blank_is}.", column=column.heading
        )
    return converted.mask(blank, int(column.blank_is))
