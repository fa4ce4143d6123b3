"""The rows of a recognised sheet, typed, with everything that is wrong with them."""

import re

import numpy as np
import pandas as pd

from memberpanel.extracts.ages import ages_at, fill_ages
from memberpanel.extracts.columns import Cells, read_column, tell_rest
from memberpanel.extracts.finding import ERROR, NOTICE, QUERY
from memberpanel.extracts.postcodes import POSTCODE, plain_postcode
from memberpanel.extracts.recognising import Recognised
from memberpanel.extracts.telling import MOST_FINDINGS, Telling

_FOOT = re.compile(
    r"\s*(applied filters|no filters applied|(grand |sub-?)?totals?\b(?! [a-z]))", re.IGNORECASE
)
_EXAMPLE = re.compile(r"\s*example\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]{3}", re.IGNORECASE)  # what a line under the table, or an example, begins with


def _sorted_out(rows: list[list], heading_row: list) -> tuple[list[int], dict[str, int]]:
    """Return the places of the rows that hold something to load, and how many were passed over, by reason."""
    kept, passed = [], {"blank": 0, "foot": 0, "example": 0, "headings": 0}
    for place, row in enumerate(rows):
        first = row[0] if row else None
        if isinstance(first, str) and first[:1].isalnum() and not _WORD.match(first) and row != heading_row:
            kept.append(place)  # most rows by far
        elif reason := _reason_to_pass(row, heading_row):
            passed[reason] += 1
        else:
            kept.append(place)
    return kept, passed


def _reason_to_pass(row: list, heading_row: list) -> str:
    """Return why a row is passed over, or "" for a row that holds something to load."""
    said = [cell for cell in row if cell is not None and not (isinstance(cell, str) and not cell.strip())]
    if not said:
        return "blank"
    first = said[0]
    if isinstance(first, str) and _FOOT.match(first):
        return "foot"
    if isinstance(first, str) and _EXAMPLE.match(first):
        return "example"
    return "headings" if row == heading_row else ""


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
        cells = Cells.of(columns[place])
        frame[column.name], fault = read_column(
            cells, column, numbers, telling, negated=column.name in what.negated
        )
        bad |= fault & column.required
    frame = _with_ages(frame, what, telling)
    bad |= _required_missing(frame, bad, what, telling)
    return _once(frame[~bad].reset_index(drop=True), what, telling), len(kept)


def _columns(rows: list[list], width: int) -> list[tuple]:
    """Turn rows into columns, each row having so many cells at least."""
    if rows and min(map(len, rows)) < width:
        rows = [row + [""] * (width - len(row)) for row in rows]
    return list(zip(*rows, strict=False)) if rows else [()] * width


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
        tell_rest(int(here.sum()), column, ERROR, telling)
    return missing


def _once(frame: pd.DataFrame, what: Recognised, telling: Telling) -> pd.DataFrame:
    """Drop the rows that repeat another one in every column that is kept, and say which."""
    key = [name for name in what.extract.key if name in frame]
    perhaps = frame[frame.duplicated(key, keep=False)]  # few: comparing every column of all takes far longer
    again = perhaps.index[perhaps.drop(columns="row_number").duplicated(keep="first")]
    for row in frame.loc[again, "row_number"].head(MOST_FINDINGS):
        telling.say(
            "duplicate", NOTICE, row=int(row), found="a row that stands above it already, the same in every column",
            wanted="It is counted once.",
        )  # fmt: skip
    return frame.drop(index=again).reset_index(drop=True)
