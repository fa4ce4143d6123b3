"""What one cell means, by the type of its column."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from memberpanel.extracts.codes import plain_code, read_code, wanted_codes
from memberpanel.extracts.definition import Column
from memberpanel.extracts.flags import outcome_of
from memberpanel.quarters import NotAQuarter, Quarter

# Ways of writing nothing, each seen in a real extract. A code column may know one of them as a code.
NOTHING = frozenset(
    {
        "",
        "null",
        "n/a",
        "na",
        "#n/a",
        "none",
        "-",
        "--",
        "no trace",
        "unknown",
        "indeterminate",
        "nan",
        "(blank)",
    }
    | {"not known"}
)
_EPOCH = date(1899, 12, 30)  # day 0 of Excel's serial dates
SERIALS = range(18264, 73051)  # 1 January 1950 to 1 January 2100
YEARS = range(1950, 2101)
_SAFE_NUMBER = 10**15  # Excel keeps 15 digits: a longer reference stored as a number has lost its last ones
_DMY = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?")
_ISO = re.compile(
    r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
)
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})[ ,-]+(\d{4}|\d{2})")
_MONTH_ONLY = re.compile(r"(\d{1,2})/(\d{4})")
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)}
_QUARTER = re.compile(r"(?:Q([1-4])\D*)?(20\d\d)\s*[-/]\s*(?:20)?(\d\d)(?:\W*Q([1-4]))?", re.IGNORECASE)
_LONGEST_TEXT = 1000
_FULL_WIDTH = {letter: letter - 0xFEE0 for letter in range(0xFF01, 0xFF5F)}  # the same letters, wider
RECALCULATE = (
    "Open the workbook in Excel, save it, and upload it again; or put a value in place of the formula."
)


@dataclass(frozen=True)
class Unreadable:
    """A cell that does not mean what its column wants; `wanted` says what to write."""

    wanted: str


@dataclass(frozen=True)
class Uncalculated:
    """A cell whose formula was never calculated, or calculated to an error such as #REF!."""

    said: str

    def __str__(self) -> str:
        return self.said


Meaning = object  # date | int | float | bool | str | None | Unreadable
_DATE_WANTED = Unreadable("Enter a date as DD/MM/YYYY.")


def is_nothing(cell: object) -> bool:
    """Say whether a cell holds nothing, in any of the ways of writing it."""
    if cell is None or cell != cell:  # not a number
        return True
    if isinstance(cell, str) and cell[:1].isdigit():
        return False
    return isinstance(cell, str) and " ".join(cell.split()).casefold() in NOTHING


def _day(year: int, month: int, day: int) -> date | Unreadable:
    try:
        found = date(year + (2000 if year < 60 else 1900 if year < 100 else 0), month, day)
    except ValueError:
        return _DATE_WANTED
    return found if found.year in YEARS else _DATE_WANTED


def _text_day(text: str) -> date | Unreadable:
    if found := _DMY.fullmatch(text):
        return _day(int(found[3]), int(found[2]), int(found[1]))
    if found := _ISO.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NAMED.fullmatch(text):
        month = _MONTHS.get(found[2][:3].casefold(), 0)
        return _day(int(found[3]), month, int(found[1]))
    if text.isdecimal() and len(text) == 8:
        return _day(int(text[:4]), int(text[4:6]), int(text[6:]))
    return read_date(float(text)) if re.fullmatch(r"\d{5}(\.\d+)?", text) else _DATE_WANTED


def read_date(cell: object) -> date | Unreadable:
    """Read a real date, DD/MM/YYYY, ISO or named-month text, or Excel's serial number."""
    if isinstance(cell, (datetime, date)):
        found = date(cell.year, cell.month, cell.day)
        return found if found.year in YEARS else _DATE_WANTED
    if isinstance(cell, str):
        return _text_day(" ".join(cell.split()))
    if isinstance(cell, (int, float)) and SERIALS.start <= cell < SERIALS.stop:
        return _EPOCH + timedelta(days=int(cell))
    if isinstance(cell, (int, float)) and 19500101 <= cell < 21000101:
        return _text_day(str(int(cell)))
    return _DATE_WANTED


def read_birth(cell: object) -> date | Unreadable:
    """Read a date of birth; mm/yyyy, as degraded for privacy, is taken as the middle of the month."""
    if isinstance(cell, str) and (found := _MONTH_ONLY.fullmatch(cell.strip())):
        return _day(int(found[2]), int(found[1]), 15)
    return read_date(cell)


def read_number(cell: object) -> float | Unreadable:
    """Read a number, or text that holds one."""
    wanted = Unreadable("Enter a number.")
    if isinstance(cell, (bool, datetime, date)):
        return wanted
    try:
        number = float(cell.replace(",", "").replace("%", "")) if isinstance(cell, str) else float(cell)
    except (ValueError, TypeError):
        return wanted
    return number if abs(number) < _SAFE_NUMBER else wanted  # false for infinity and for not a number


def read_integer(cell: object) -> int | Unreadable:
    """Read a whole number of 0 or more (-1 in an age: a child not yet born)."""
    number = read_number(cell)
    if isinstance(number, Unreadable) or number != int(number) or number < -1 or number > 2**31 - 1:
        return Unreadable("Enter a whole number, 0 or more.")
    return int(number)


def read_count(cell: object) -> int | Unreadable:
    """Read a whole number of 0 or more."""
    number = read_integer(cell)
    return Unreadable("Enter a whole number, 0 or more.") if number == -1 else number


def read_boolean(cell: object) -> bool | None | Unreadable:
    """Read yes or no; unknown is null."""
    found = read_code(cell, codes="yes_no")
    if found is None:
        return Unreadable("Enter Yes or No.")
    return {"yes": True, "no": False, "": None}[found]


def read_quarter(cell: object) -> str | Unreadable:
    """Read a financial quarter: 2026-27-Q2, or 2026/27 Q2, or Q2 2026/27."""
    text = " ".join(str(cell).split())
    found = _QUARTER.fullmatch(text)
    number = found and (found[1] or found[4])
    try:
        return str(Quarter.parse(f"{found[2]}-{found[3]}-Q{number}" if number else text))
    except NotAQuarter:
        return Unreadable("Enter a financial quarter as 2026-27-Q2.")


def read_text(cell: object) -> str | Unreadable:
    """Read a short text, its spaces collapsed; a whole number is written without its decimal."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = " ".join(unicodedata.normalize("NFKC", str(cell)).split())
    return text if len(text) <= _LONGEST_TEXT else Unreadable(f"Keep it to {_LONGEST_TEXT} characters.")


_SHORTENED = Unreadable("The spreadsheet shortened this reference: store it as text and extract it again.")


def read_reference(cell: object) -> str | Unreadable:
    """Read a reference: 4653765, "4653765", 4653765.0 and "004653765" are one child.

    A number that the spreadsheet shortened (4.65E+18, or more digits than Excel keeps) is refused: it might be
    two children.
    """
    if isinstance(cell, str) and cell.isascii() and cell.isdigit():
        return cell.lstrip("0") or "0"
    if not isinstance(cell, (str, int, float)) or str(cell).casefold() in ("true", "false"):
        return Unreadable("Enter the reference as it stands in the case system.")
    if isinstance(cell, (int, float)):
        return str(int(cell)) if abs(cell) < _SAFE_NUMBER and cell == int(cell) else _SHORTENED
    text = _reference_text(cell)
    if re.fullmatch(r"\d(\.\d+)?[eE]\+\d{2,}", text):
        return _SHORTENED
    digits = re.fullmatch(r"([0-9]+)(?:\.0+)?", text)
    return (digits[1].lstrip("0") or "0") if digits else text


def _reference_text(cell: str) -> str:
    """Return a reference without what cannot be seen in it; 10² and 102, or ① and 1, stay two references."""
    text = unicodedata.normalize("NFC", cell).translate(_FULL_WIDTH)
    return " ".join("".join(letter for letter in text if unicodedata.category(letter) != "Cf").split())


def reader(column: Column) -> Callable[[object], Meaning]:
    """Return the function that reads the cells of a column, nothing being None."""
    read = _reader(column)
    return lambda cell: Unreadable(RECALCULATE) if isinstance(cell, Uncalculated) else read(cell)


def _reader(column: Column) -> Callable[[object], Meaning]:
    if column.type == "code":
        return lambda cell: _read_code(cell, column.codes)
    read = (
        _HELPERS.get(column.name)
        or {
            "date": read_date,
            "birth": read_birth,
            "integer": read_count,
            "number": read_number,
            "boolean": read_boolean,
            "quarter": read_quarter,
            "reference": read_reference,
            "text": read_text,
        }[column.type]
    )
    return lambda cell: None if is_nothing(cell) else read(cell)


def _read_code(cell: object, codes: str) -> str | None | Unreadable:
    if codes == "contact_outcome" and isinstance(cell, str) and cell.lstrip().startswith("{"):
        said = outcome_of(cell)
        return Unreadable(wanted_codes(codes)) if said is None else said or None
    found = None if cell is None or plain_code(cell) == "" else read_code(cell, codes=codes)
    if found is not None or is_nothing(cell):
        return found or None
    return Unreadable(wanted_codes(codes))


_HELPERS = {"age_given": read_integer, "enquiry_reference": read_reference, "target_date": read_date}
