"""Before a file is opened: is it a workbook that can be read safely? Every no is in words.

The bounds are for this: a reader of spreadsheets can be made to take a machine's whole memory by a file of 2 KB. What
gets past these checks still meets the limits of the process that reads (reading_process.py).
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from struct import unpack_from

from defusedxml import ElementTree

from memberpanel.extracts.scanning import Scanned, filled_extent, scan
from memberpanel.refusals import Refused

MOST_PARTS = 2_000
MOST_BYTES = 300 * 2**20  # of all parts, inflated
MOST_RATIO = 150  # inflated to packed, of a part larger than a megabyte: a spreadsheet's own is 5 to 40
MOST_LIST = 4 * 2**20  # of the list of sheets, inflated
START = 2**16  # of a part that is no sheet: enough to see what it declares
MOST_CELLS = 10_000_000  # rows times columns of one sheet
LINKED = "The workbook has links to other workbooks. In Excel, choose Data, Edit Links, Break Link; save it; upload that."
LOCKED = "The workbook is encrypted with a password. Take the password off, save it, and upload that."
# [MS-XLS]: the record FilePass, right after the workbook's first record or after WriteProtect
_LOCKED_XLS = re.compile(rb"\x09\x08(?:\x10\x00.{16}|\x08\x00.{8})(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)
# [MS-XLS]: where the globals begin, and their records EOF, BoundSheet8 and SupBook; of a book, what is no other one
_GLOBALS = b"\x09\x08\x10\x00\x00\x06\x05\x00"
_END, _SHEET, _BOOK = 0x000A, 0x0085, 0x01AE
_MACRO_SHEET = b"\x01"
_OF_ITS_OWN = (b"\x01\x04", b"\x01\x3a")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class NotRead(Refused):
    """The file cannot be read, or not safely; the words say why and what to do."""


@dataclass
class Checked:
    """What the check saw of each sheet, by its name: cells without a value, and hidden rows.

    Places are (row, column), both from 0.
    """

    kind: str  # xlsx | xls | csv
    uncalculated: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    errors: dict[str, list[tuple[int, int, str]]] = field(default_factory=dict)
    hidden_rows: dict[str, int] = field(default_factory=dict)


def check(name: str, content: bytes) -> Checked:
    """Say of what kind a file is, or raise NotRead."""
    ending = name.rsplit(".", 1)[-1].casefold() if "." in name else ""
    if not content:
        raise NotRead("The file is empty. Save it again in Excel and upload that.")
    if ending in ("xlsm", "xlsb", "xltm", "xlam"):
        raise NotRead(f"A .{ending} workbook may hold macros. Save it as .xlsx and upload that.")
    if ending not in ("xlsx", "xls", "csv"):
        raise NotRead(f'Spreadsheets end in .xlsx, .xls or .csv; this one ends in "{ending}".')
    kind = _kind(content)
    if kind != ending:
        raise NotRead(_wrong_ending(ending, kind))
    return {"xlsx": _check_xlsx, "xls": _check_xls, "csv": _check_csv}[kind](content)


def _kind(content: bytes) -> str:
    if content.startswith(_ZIP):
        return "xlsx"
    if content.startswith(_OLE):
        return "locked" if "EncryptedPackage".encode("utf-16-le") in content else "xls"
    start = content[:1024].lstrip().lower()
    if start.startswith((b"<html", b"<!doctype", b"<?xml", b"<table")):
        return "page"
    return "csv"


def _wrong_ending(ending: str, kind: str) -> str:
    if kind == "locked":
        return LOCKED
    holds = {
        "xlsx": "an .xlsx workbook",
        "xls": "an older .xls workbook",
        "page": "a web page",
        "csv": "plain text or a damaged file",
    }[kind]
    return (
        f"The file ends in .{ending} and holds {holds}. Open it in Excel, save it as .xlsx, and upload that."
    )


def _check_csv(content: bytes) -> Checked:
    if b"\x00" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NotRead("The file ends in .csv and does not hold text. Save it again from where it came.")
    return Checked("csv")


def _check_xls(content: bytes) -> Checked:
    if _LOCKED_XLS.search(content):
        raise NotRead(LOCKED)
    records = list(_globals(content))
    old_macros = any(kind == _SHEET and body[5:6] == _MACRO_SHEET for kind, body in records)
    if old_macros or "_VBA_PROJECT".encode("utf-16-le") in content:
        raise NotRead("The workbook holds macros. Save it as .xlsx, which cannot, and upload that.")
    if any(kind == _BOOK and body[2:4] not in _OF_ITS_OWN for kind, body in records):
        raise NotRead(LINKED)
    return Checked("xls")


def _globals(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the records (kind, body) of an old workbook's globals, which name its sheets and the books that it reads."""
    at = content.find(_GLOBALS)
    while 0 <= at <= len(content) - 4:
        kind, size = unpack_from("<HH", content, at)
        if kind == _END:
            return
        yield kind, content[at + 4 : at + 4 + size]
        at += 4 + size


def _check_xlsx(content: bytes) -> Checked:
    try:
        with zipfile.ZipFile(BytesIO(content)) as book:
            _check_parts(book)
            return _check_sheets(book)
    except (zipfile.BadZipFile, EOFError, KeyError, NotImplementedError, zipfile.zlib.error) as damaged:
        raise NotRead(
            "The workbook is damaged or cut short. Save it again in Excel and upload that."
        ) from damaged
    except (ElementTree.ParseError, ValueError) as damaged:
        raise NotRead("The workbook is not made as Excel makes them. Save it again in Excel.") from damaged


def _check_parts(book: zipfile.ZipFile) -> None:
    parts = book.infolist()
    if len(parts) > MOST_PARTS:
        raise NotRead(f"The workbook has {len(parts)} parts; {MOST_PARTS} are the most that is read.")
    if sum(part.file_size for part in parts) > MOST_BYTES:
        raise NotRead(
            f"Unpacked, the workbook is larger than {MOST_BYTES >> 20} MB. Split it, and load the parts."
        )
    for part in parts:
        if part.flag_bits & 1:
            raise NotRead("The workbook is encrypted. Take the password off, save it, and upload that.")
        if part.file_size > 2**20 and part.file_size > MOST_RATIO * max(part.compress_size, 1):
            raise NotRead(
                "A part of the workbook unpacks to far more than a spreadsheet does: it is not opened."
            )
    names = [part.filename.casefold() for part in parts]
    if any("vbaproject" in name or "macrosheets" in name for name in names):
        raise NotRead("The workbook holds macros. Save it as .xlsx without them and upload that.")
    if any("externallinks/" in name for name in names):
        raise NotRead(LINKED)
    if "xl/workbook.xml" not in names:
        raise NotRead("The file is a zip archive and not an Excel workbook.")


def _start_of(book: zipfile.ZipFile, name: str, *, most: int = START) -> bytes:
    """Return the start of a part; raise NotRead where it declares what no spreadsheet needs."""
    with book.open(name) as part:
        data = part.read(most)
    if b"<!doctype" in data[:4096].lower() or b"<!entity" in data[:START].lower():
        raise NotRead("The workbook defines XML entities, which no spreadsheet needs: it is not opened.")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise NotRead("A part of the workbook is written in UTF-16, which Excel does not do. Save it again.")
    return data


def _small_part(book: zipfile.ZipFile, name: str) -> bytes:
    data = _start_of(book, name, most=MOST_LIST + 1)
    if len(data) > MOST_LIST:
        raise NotRead("The workbook's list of sheets is far larger than Excel makes it: it is not opened.")
    return data


def _sheet_parts(book: zipfile.ZipFile) -> dict[str, str]:
    """Return the sheets' names by the part that holds each."""
    relations = ElementTree.fromstring(_small_part(book, "xl/_rels/workbook.xml.rels"))
    targets = {r.get("Id"): r.get("Target", "") for r in relations}
    workbook = ElementTree.fromstring(_small_part(book, "xl/workbook.xml"))
    sheets = [node for node in workbook.iter() if node.tag.rsplit("}", 1)[-1] == "sheet"]
    found = {}
    for sheet in sheets:
        target = targets.get(sheet.get(_RELATIONS), "")
        found[target.lstrip("/") if target.startswith("/") else f"xl/{target}"] = sheet.get("name", "")
    return found


def _check_sheets(book: zipfile.ZipFile) -> Checked:
    checked, names = Checked("xlsx"), _sheet_parts(book)
    for part in book.namelist():
        if not part.casefold().endswith((".xml", ".rels")):
            continue
        _start_of(book, part)
        if part in names:
            _check_sheet(book, part, names[part], checked)
    return checked


def _check_sheet(book: zipfile.ZipFile, part: str, sheet: str, checked: Checked) -> None:
    with book.open(part) as opened:
        seen = scan(opened)
    if seen.last_row * seen.last_column > MOST_CELLS:
        _check_filled(book, part, sheet)
    _note(seen, sheet, checked)


def _check_filled(book: zipfile.ZipFile, part: str, sheet: str) -> None:
    with book.open(part) as opened:
        last_row, last_column = filled_extent(opened)
    if last_row * last_column > MOST_CELLS:
        raise NotRead(
            f'The sheet "{sheet}" reaches to row {last_row} and column {last_column}. Delete the empty rows and '
            "columns after the last ones that hold something, save it, and upload that."
        )


def _note(seen: Scanned, sheet: str, checked: Checked) -> None:
    checked.uncalculated[sheet] = seen.uncalculated
    checked.errors[sheet] = seen.errors
    checked.hidden_rows[sheet] = seen.hidden_rows
