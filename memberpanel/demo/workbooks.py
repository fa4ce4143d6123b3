"""Writing the county's spreadsheets, fast: rows of plain values into xlsx and csv.

The xlsx parts are written here, cell by cell as text, because a million cells took XlsxWriter 12 seconds and takes
this one. Only what an export needs is written: text, numbers, dates, one merged title.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = datetime(1899, 12, 30)
_MADE = (
    2026,
    10,
    14,
    9,
    0,
    0,
)  # every part bears the same time, so that the same county gives the same bytes
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


@dataclass
class Sheet:
    """One sheet as a system would export it.

    `columns` maps headings to values, in order; `before` are rows above the headings, `after` rows below the last
    one, `blank_at` the places of rows left blank in the middle, `extra` whole rows (by heading) added at the end.
    """

    name: str
    columns: dict[str, list]
    before: list[list[str]] = field(default_factory=list)
    after: list[list[str]] = field(default_factory=list)
    extra: list[dict[str, object]] = field(default_factory=list)
    blank_at: tuple[int, ...] = ()
    merged_title: bool = False

    def rows(self) -> Iterator[list | tuple]:
        """Give every row from top to bottom, headings included."""
        yield from self.before
        yield list(self.columns)
        for number, row in enumerate(zip(*self.columns.values(), strict=True)):
            if number in self.blank_at:
                yield []
            yield row
        for row in self.extra:
            yield [row.get(heading, "") for heading in self.columns]
        yield from self.after


def write_workbook(path: Path, sheets: list[Sheet]) -> Path:
    """Write sheets into one xlsx file."""
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=1) as book:
        for name, text in _frame(sheets).items():
            book.writestr(_part(name), _HEAD + text)
        for number, sheet in enumerate(sheets, 1):
            book.writestr(_part(f"xl/worksheets/sheet{number}.xml"), _HEAD + _page(sheet))
    return path


def _part(name: str) -> ZipInfo:
    part = ZipInfo(name, _MADE)
    part.compress_type = ZIP_DEFLATED
    return part


def _frame(sheets: list[Sheet]) -> dict[str, str]:
    """Return the parts of a workbook that hold no cells."""
    numbers = range(1, len(sheets) + 1)
    kinds = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    kinds += [(f"/xl/worksheets/sheet{number}.xml", "worksheet") for number in numbers]
    types = "".join(
        f'<Override PartName="{name}" ContentType="{_SHEET_TYPE}.{kind}+xml"/>' for name, kind in kinds
    )
    names = "".join(
        f'<sheet name="{escape(sheet.name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in zip(numbers, sheets, strict=True)
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    styles = f'<Relationship Id="rId{len(sheets) + 1}" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    root = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{root}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}{styles}</Relationships>',
        "xl/styles.xml": _styles(),
    }


def _styles() -> str:
    """Return two cell styles: general, and a date as DD/MM/YYYY."""
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>'
    )


@lru_cache(maxsize=100_000)
def _escaped(text: str) -> str:
    return escape(text)


def _letters(place: int) -> str:
    return chr(65 + place) if place < 26 else _letters(place // 26 - 1) + chr(65 + place % 26)


def _page(sheet: Sheet) -> str:
    letters = [_letters(place) for place in range(max(len(sheet.columns), 1))]
    lines = (
        f'<row r="{at}">{"".join(_cells(row, letters, at))}</row>'
        for at, row in enumerate(sheet.rows(), 1)
        if row
    )
    merged = (
        f'<mergeCells count="1"><mergeCell ref="A1:{letters[-1]}1"/></mergeCells>'
        if sheet.merged_title
        else ""
    )
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(lines)}</sheetData>{merged}</worksheet>'


def _cells(row: list | tuple, letters: list[str], at: int) -> Iterator[str]:
    for letter, value in zip(letters, row, strict=False):
        if value is None or value == "":
            continue
        if isinstance(value, str):
            text = _escaped(value)
            yield f'<c r="{letter}{at}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
        elif isinstance(value, datetime):
            yield f'<c r="{letter}{at}" s="1"><v>{(value - _EPOCH).days}</v></c>'
        else:
            yield f'<c r="{letter}{at}"><v>{value}</v></c>'


def write_csv(path: Path, sheet: Sheet, *, encoding: str) -> Path:
    """Write one sheet as csv in an encoding; a letter that it lacks is refused by it."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(sheet.rows())
    return path


def matrix(dates: list[str], names: list[str], cells: dict[tuple[str, str], str]) -> dict[str, list]:
    """Return the columns of an attendance matrix: one a meeting date, one row an agency."""
    return {on: [cells.get((name, on), "-") for name in names] for on in dates}
