"""The rows of a recognised sheet, typed, with everything that is wrong with them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from memberpanel.extracts.ages import ages_at, fill_ages
from memberpanel.extracts.cells import Uncalculated, Unreadable, is_nothing, reader
from memberpanel.extracts.definition import Column
from memberpanel.extracts.finding import ERROR, NOTICE, QUERY, Finding, shown
from memberpanel.extracts.postcodes import POSTCODE, plain_postcode
from memberpanel.extracts.recognising import Recognised

MOST_FINDINGS = 2_000  # of one column and rule; the rest are counted
_FOOT = re.compile(
    r"\s*(applied filters|no filters applied|(grand |sub-?)?totals?\b(?! [a-z]))", re.IGNORECASE
)
_EXAMPLE = re.compile(r"\s*example\b", re.IGNORECASE)
_TRUTH = {True: "TRUE", False: "FALSE"}  # as Excel writes them, since to Python True is the number 1
_TYPED = {"date": "datetime64[s]", "birth": "datetime64[s]", "integer": "Int64", "number": "Float64"}


@dataclass
class Telling:
    """What is to be said of one sheet, gathered as it is read."""

    file: str
    sheet: str
    findings: list[Finding] = field(default_factory=list)

    def say(
        self, rule: str, level: str, *, wanted: str, found: str = "", row: int | None = None, column: str = ""
    ) -> None:
        self.findings.append(Finding(self.file, self.sheet, row, column, rule, level, found, wanted))


def _sorted_out(rows: list[list], heading_row: list) -> tuple[list[int], dict[str, int]]:
    """Return the places of the rows that hold something to load, and how many were passed over, by reason."""
    kept, passed = [], {"blank": 0, "foot": 0, "example": 0, "headings": 0}
    for place, row in enumerate(rows):
        first = row[0] if row else None
        if first is None or first == "":
            first = next((cell for cell in row if cell != "" and cell is not None), None)
        if first is None or (isinstance(first, str) and not first.strip()):
            passed["blank"] += 1
        elif isinstance(first, str) and _FOOT.match(first):
            passed["foot"] += 1
        elif isinstance(first, str) and _EXAMPLE.match(first):
            passed["example"] += 1
        elif row == heading_row:
            passed["headings"] += 1
        else:
            kept.append(place)
    return kept, passed


_PASSED = {
    "foot": "Totals and filter lines under the table are passed over.",
    "example": "The example row of the template is passed over.",
    "headings": "Headings that come again further down are passed over.",
}


def tell_passed(telling: Telling, passed: dict[str, int]) -> None:
    """Say how many rows were passed over, and why; blank rows need no telling."""
    for reason, wanted in _PASSED.items():
        if passed[reason]:
            telling.say(f"passed_{reason}", NOTICE, found=f"{passed[reason]} rows", wanted=wanted)


def convert(rows: list[list], what: Recognised, telling: Telling) -> tuple[pd.DataFrame, int]:
    """Return the rows that may be loaded (row_number, stored columns, helpers) and how many were read."""
    body = rows[what.header + 1 :]
    kept, passed = _sorted_out(body, rows[what.header])
    tell_passed(telling, passed)
    numbers = np.array(kept, dtype="int64") + what.header + 2
    frame, bad = pd.DataFrame({"row_number": numbers}), np.zeros(len(kept), dtype=bool)
    columns = _columns([body[row] for row in kept], max(what.places) + 1)
    has_district = any(column.name == "district" for column in what.places.values())
    for place, column in what.places.items():
        if column.name == POSTCODE and not has_district:
            frame[POSTCODE] = [plain_postcode(cell) for cell in columns[place]]
        if column.type == "dropped":
            continue
        cells = np.empty(len(kept), dtype=object)
        cells[:] = [
            _TRUTH.get(cell, cell) if cell is True or cell is False else cell for cell in columns[place]
        ]
        frame[column.name], fault = _column(
            cells, column, numbers, telling, negated=column.name in what.negated
        )
        bad |= fault & column.required
    frame = _with_ages(frame, what, telling)
    bad |= _required_missing(frame, bad, what, telling)
    return once(frame[~bad].reset_index(drop=True), telling), len(kept)


def _columns(rows: list[list], width: int) -> list[tuple]:
    """Turn rows into columns, each row having so many cells at least."""
    if any(len(row) < width for row in rows):
        rows = [row + [""] * (width - len(row)) for row in rows]
    return list(zip(*rows, strict=False)) if rows else [()] * width


def _column(
    cells: np.ndarray, column: Column, numbers: np.ndarray, telling: Telling, *, negated: bool
) -> tuple[pd.Series, np.ndarray]:
    """Convert one column, each different cell once; return it and where it could not be read."""
    read = reader(column)
    places, different = pd.factorize(cells, use_na_sentinel=False)
    meanings = [read(cell) for cell in different]
    faults = np.array([isinstance(meaning, Unreadable) for meaning in meanings], dtype=bool)
    if faults.any():
        _tell_faults(np.flatnonzero(faults[places]), cells, column, numbers, telling, read)
    values = _typed([None if isinstance(m, Unreadable) else m for m in meanings], column, negated=negated)
    converted = values.take(places).reset_index(drop=True)
    if column.type == "reference":
        _tell_zeros(cells, converted, column, numbers, telling)
    if column.blank_is and converted.notna().any():
        converted = _filled(converted, cells, column, telling)
    return converted, (faults[places] if len(faults) else np.zeros(0, dtype=bool))


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
    cells: np.ndarray,
    column: Column,
    numbers: np.ndarray,
    telling: Telling,
    read: Callable[[object], object],
) -> None:
    level = ERROR if column.required else QUERY
    for place in places[:MOST_FINDINGS]:
        cell = cells[place]
        rule = "formula" if isinstance(cell, Uncalculated) else f"{column.type}_unreadable"
        found = str(cell) if isinstance(cell, Uncalculated) else shown(cell, column)
        row = int(numbers[place])
        telling.say(rule, level, found=found, wanted=read(cell).wanted, row=row, column=column.heading)
    _tell_rest(len(places), column, level, telling)


def _tell_rest(count: int, column: Column, level: str, telling: Telling) -> None:
    if count > MOST_FINDINGS:
        rest = count - MOST_FINDINGS
        telling.say("more", level, found=f"{rest} more cells like it", wanted="", column=column.heading)


def _tell_zeros(
    cells: np.ndarray, converted: pd.Series, column: Column, numbers: np.ndarray, telling: Telling
) -> None:
    """Ask about a column in which one reference stands with and without its leading zeros."""
    padded = np.fromiter((isinstance(c, str) and c.strip().startswith("0") for c in cells), bool, len(cells))
    if not padded.any() or padded.all():
        return
    both = np.flatnonzero(padded & converted.isin(set(converted[~padded].dropna())).to_numpy())
    for place in both[:MOST_FINDINGS]:
        telling.say(
            "reference_zeros", QUERY, row=int(numbers[place]), column=column.heading,
            found="a reference that stands elsewhere in the column without its leading zeros",
            wanted="Both are read as the same one: say so to the case system if they are two.",
        )  # fmt: skip


def _filled(converted: pd.Series, cells: np.ndarray, column: Column, telling: Telling) -> pd.Series:
    blank = np.fromiter((is_nothing(cell) for cell in cells), bool, len(cells))
    if blank.any():
        found = f"{int(blank.sum())} blank cells"
        telling.say(
            "blank", NOTICE, found=found, wanted=f"They count as {column.blank_is}.", column=column.heading
        )
    return converted.mask(blank, int(column.blank_is))


def _with_ages(frame: pd.DataFrame, what: Recognised, telling: Telling) -> pd.DataFrame:
    """Put the age at the event in the place of the date of birth."""
    column = next((c for c in what.extract.columns if c.type == "birth"), None)
    if column is None or not {column.name, "age_given"} & set(frame.columns):
        return frame
    if column.name in frame and column.event in frame:
        ages, impossible = ages_at(frame[column.name], frame[column.event])
        for place in np.flatnonzero(impossible)[:MOST_FINDINGS]:
            telling.say(
                "birth_after_event", QUERY, row=int(frame["row_number"][place]), column=column.heading,
                found="a birth more than 42 weeks after the event", wanted="Check both dates.",
            )  # fmt: skip
    else:
        ages = pd.Series(pd.NA, index=frame.index, dtype="Int64")
    ages, filled = fill_ages(ages, frame.get("age_given"))
    if filled:
        telling.say(
            "age_given", NOTICE, column="Age of Child (Years)", found=f"{filled} rows without a date of birth",
            wanted="Their age is the one in this column, as it stood when the extract was made.",
        )  # fmt: skip
    return frame.drop(columns=["age_given", column.name], errors="ignore").assign(**{column.name: ages})


def _required_missing(frame: pd.DataFrame, bad: np.ndarray, what: Recognised, telling: Telling) -> np.ndarray:
    missing = np.zeros(len(frame), dtype=bool)
    for column in what.extract.columns:
        if not column.required or column.name not in frame:
            continue
        here = frame[column.name].isna().to_numpy() & ~bad
        missing |= here
        for place in np.flatnonzero(here)[:MOST_FINDINGS]:
            row = int(frame["row_number"].iloc[place])
            telling.say(
                "required",
                ERROR,
                found="nothing",
                wanted="A row needs it; this one is left out.",
                row=row,
                column=column.heading,
            )
        _tell_rest(int(here.sum()), column, ERROR, telling)
    return missing


def once(frame: pd.DataFrame, telling: Telling) -> pd.DataFrame:
    """Drop the rows that repeat another one in every column that is kept, and say which."""
    again = frame.drop(columns="row_number").duplicated(keep="first")
    for row in frame.loc[again, "row_number"].head(MOST_FINDINGS):
        telling.say(
            "duplicate", NOTICE, row=int(row), found="a row that stands above it already, the same in every column",
            wanted="It is counted once.",
        )  # fmt: skip
    return frame[~again].reset_index(drop=True)
