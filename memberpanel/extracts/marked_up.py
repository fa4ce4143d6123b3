"""The analyst's own workbook with the cells at fault marked. It is made in memory and kept nowhere."""

from collections import defaultdict
from io import BytesIO

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from memberpanel.extracts.definition import extracts
from memberpanel.extracts.finding import ERROR, NOTICE, QUERY, Finding
from memberpanel.extracts.headings import headings_of, plain
from memberpanel.extracts.opening import open_sheets
from memberpanel.extracts.recognising import ROWS_SEARCHED, as_day
from memberpanel.harmless import harmless

FILLS = {ERROR: "FFC7CE", QUERY: "FFEB9C", NOTICE: "DDEBF7"}
MOST_COMMENTS = 5_000  # Excel grows slow with more; the rest are on the sheet of findings
LONGEST_CELL = 32_767  # letters that a cell of Excel can hold
_LEVELS = (ERROR, QUERY, NOTICE)


def marked_up(file_bytes: bytes, findings: list[Finding] | tuple[Finding, ...]) -> bytes:
    """Return an .xlsx of the uploaded file with each finding at its cell, and a first sheet that lists them all.

    The colour is never the only mark: each cell has a comment that begins with its level in words. A .csv or .xls
    comes back as .xlsx; of a formula only the value is kept. Raises NotRead as reading does.
    """
    book = _opened(file_bytes, findings)
    by_sheet: dict[str, list[Finding]] = defaultdict(list)
    for finding in sorted(findings, key=lambda f: (_LEVELS.index(f.level), f.row or 0)):
        by_sheet[finding.sheet or book.sheetnames[0]].append(finding)
    for name, found in by_sheet.items():
        if name in book.sheetnames:
            _mark(book[name], [finding for finding in found if finding.row is not None][:MOST_COMMENTS])
    _list_all(book, [finding for found in by_sheet.values() for finding in found])
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def _opened(content: bytes, findings: list[Finding] | tuple[Finding, ...]) -> Workbook:
    if content.startswith(b"PK"):
        return openpyxl.load_workbook(BytesIO(content))
    ending = "xls" if content.startswith(b"\xd0\xcf\x11\xe0") else "csv"
    book = Workbook()
    book.remove(book.active)
    for sheet in open_sheets(f"upload.{ending}", content):
        made = book.create_sheet(sheet.name or "Sheet1")
        for row in sheet.rows:
            made.append([_harmless(cell) for cell in row])
    return book


def _harmless(cell: object) -> object:
    """Return a cell so that Excel takes no text for a formula, and without what no workbook can hold."""
    if not isinstance(cell, str):
        return cell
    text = ILLEGAL_CHARACTERS_RE.sub("", cell)[:LONGEST_CELL]
    return harmless(text)


def _places(sheet: Worksheet) -> dict[str, int]:
    """Return the column of each heading, by its plain form and by that of the column it stands for."""
    known = {h: plain(c.heading) for e in extracts().values() for h, c in headings_of(e).items()}
    found: dict[str, int] = {}
    for row in sheet.iter_rows(max_row=ROWS_SEARCHED):
        for cell in row:
            day = as_day(cell.value)
            heading = f"{day:%d.%m.%Y}" if day else plain(cell.value)
            if heading:
                found.setdefault(heading, cell.column)
            if heading in known:
                found.setdefault(known[heading], cell.column)
    return found


def _mark(sheet: Worksheet, findings: list[Finding]) -> None:
    places = _places(sheet)
    said: dict[tuple[int, int], list[Finding]] = defaultdict(list)
    for finding in findings:
        heading = finding.column if as_day(finding.column) else plain(finding.column)
        said[finding.row, places.get(heading, 1)].append(finding)
    for (row, column), here in said.items():
        cell = sheet.cell(row=row, column=column)
        if isinstance(cell, openpyxl.cell.MergedCell):
            continue
        cell.fill = PatternFill("solid", fgColor=FILLS[here[0].level])
        words = "\n".join(
            f"{finding.level.capitalize()}: found {finding.found}. {finding.wanted}" for finding in here
        )
        cell.comment = Comment(ILLEGAL_CHARACTERS_RE.sub("", words), "Member panel", width=320, height=120)


def _list_all(book: Workbook, findings: list[Finding]) -> None:
    name = "Findings" if "Findings" not in book.sheetnames else "Findings of the load"
    sheet = book.create_sheet(name, 0)
    sheet.append(["Level", "Sheet", "Row", "Column", "Found", "Wanted"])
    for finding in findings:
        said = (finding.level, finding.sheet, finding.row, finding.column, finding.found, finding.wanted)
        sheet.append([_harmless(one) for one in said])
    for letter, width in zip("ABCDEF", (10, 24, 8, 40, 50, 70), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
