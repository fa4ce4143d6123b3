"""A file becomes sheets of cells: .xlsx and .xls through calamine, .csv whatever its encoding and separator."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO, StringIO

from python_calamine import CalamineError, CalamineWorkbook

from memberpanel.extracts.cells import Uncalculated
from memberpanel.extracts.safety import MOST_CELLS, Checked, NotRead, check

SEPARATORS = ",;\t|"
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384  # Excel's own
_NO_SUCH_VALUE = "#N/A"  # a way of writing nothing; the other errors are mistakes


@dataclass(frozen=True)
class Sheet:
    """A sheet as a list of rows, row 1 first; `hidden_rows` were read like the others."""

    name: str
    rows: list[list]
    hidden_rows: int = 0
    uncalculated: int = 0


@dataclass(frozen=True)
class Opened:
    """A file and its sheets as cells; `refused` is "" or says why there are none."""

    name: str
    sha256: str
    sheets: list[Sheet]
    refused: str = ""


def open_file(name: str, content: bytes) -> Opened:
    """Open a file; a refusal is in its words."""
    digest = sha256(content).hexdigest()
    try:
        return Opened(name, digest, open_sheets(name, content))
    except NotRead as refused:
        return Opened(name, digest, [], str(refused))


def open_sheets(name: str, content: bytes) -> list[Sheet]:
    """Return the sheets of a file; raise NotRead, saying why and what to do."""
    checked = check(name, content)
    if checked.kind == "csv":
        return [Sheet("", _csv_rows(content))]
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        return [_sheet(book, title, checked) for title in book.sheet_names]
    except CalamineError as wrong:
        if "password" in str(wrong).casefold() or "encrypt" in str(wrong).casefold():
            raise NotRead("The workbook has a password. Take it off, save it, and upload that.") from wrong
        raise NotRead(
            "The workbook is damaged or cut short. Save it again in Excel and upload that."
        ) from wrong


def _sheet(book: CalamineWorkbook, title: str, checked: Checked) -> Sheet:
    rows = book.get_sheet_by_name(title).to_python(skip_empty_area=False)
    never = checked.uncalculated.get(title, [])
    for row, column in never:
        _put(rows, row, column, Uncalculated("a formula that was never calculated"))
    for row, column, said in checked.errors.get(title, []):
        if said != _NO_SUCH_VALUE:
            _put(rows, row, column, Uncalculated(f"the error {said}"))
    return Sheet(title, rows, checked.hidden_rows.get(title, 0), len(never))


def _put(rows: list[list], row: int, column: int, cell: Uncalculated) -> None:
    if row >= len(rows):
        return
    rows[row].extend([""] * (column + 1 - len(rows[row])))
    if rows[row][column] == "":
        rows[row][column] = cell


def _decoded(content: bytes) -> str:
    """Return the text of a .csv: UTF-8 with or without its mark, UTF-16 with it, or Windows' cp1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _separator(text: str) -> str:
    """Return the separator that stands most often, outside of quotes, in the first rows."""
    unquoted = "".join(text[:20_000].split('"')[::2])
    return max(SEPARATORS, key=unquoted.count)


def _csv_rows(content: bytes) -> list[list]:
    try:
        text = _decoded(content)
        return _within_bounds(csv.reader(StringIO(text, newline=""), delimiter=_separator(text)))
    except (csv.Error, UnicodeError) as wrong:
        raise NotRead(
            f"The .csv file cannot be read as rows: {wrong}. Save it again, or as .xlsx."
        ) from wrong


def _within_bounds(lines: Iterable[list]) -> list[list]:
    """Return the rows, given up as soon as they are more, wider or fuller than a sheet that is read."""
    rows, cells = [], 0
    for row in lines:
        rows.append(row)
        cells += len(row)
        if len(row) > MOST_COLUMNS:
            raise NotRead(
                f"Row {len(rows)} has more than {MOST_COLUMNS:,} columns. Take the empty ones away, and save it again."
            )
        if len(rows) > MOST_ROWS or cells > MOST_CELLS:
            raise NotRead(
                f"The file has more than {MOST_ROWS:,} rows or {MOST_CELLS:,} cells. Split it, and load the parts."
            )
    return rows
