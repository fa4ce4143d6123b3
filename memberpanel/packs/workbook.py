"""The accessible workbook, by the Analysis Function's rules for statistics in spreadsheets.

Cover, contents and notes first; one table a sheet, from its first column, no merged cells, no empty rows within,
nothing said by colour alone; symbols in square brackets; no formulas from data.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path

import pandas as pd
import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from memberpanel.packs.content import Issue
from memberpanel.packs.sheets import Sheet, sheets
from memberpanel.release.reading import Release
from memberpanel.words.numbers import SYMBOL_MEANINGS

_SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WIDEST = 60
_LINE = 15  # points that one line of 11-point text needs


@dataclass(frozen=True)
class Look:
    """The few formats of the workbook; no italics, no fills, one sans serif."""

    title: object
    strong: object
    text: object
    head: object
    link: object
    whole: object
    one: object


def _look(book: Workbook) -> Look:
    base = {"font_name": "Arial", "font_size": 11, "valign": "top"}
    wrapped = {**base, "text_wrap": True}
    return Look(
        title=book.add_format({**base, "font_size": 15, "bold": True}),
        strong=book.add_format({**base, "bold": True}),
        text=book.add_format(wrapped),
        head=book.add_format({**wrapped, "bold": True, "bottom": 1}),
        link=book.add_format({**base, "font_color": "#12436D", "underline": 1}),
        whole=book.add_format({**base, "num_format": "#,##0"}),
        one=book.add_format({**base, "num_format": "#,##0.0"}),
    )


def _tall(sheet: Worksheet, row: int, words: str, *, wide: int) -> None:
    """Make a row as tall as its wrapped words need: not every program does so by itself."""
    lines = sum(ceil(max(len(line), 1) / (wide * 1.1)) for line in words.split("\n"))
    if lines > 1:
        sheet.set_row(row, lines * _LINE)


def _start(book: Workbook, look: Look, name: str, title: str, issue: Issue) -> tuple[Worksheet, int]:
    """Begin a sheet with its title in A1 and the bands below; return it and the next free row.

    Printed, a sheet is one page wide and says on each page which release it is and how that stands.
    """
    sheet = book.add_worksheet(name)
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&L&9 {' · '.join(issue.bands)}")
    sheet.set_footer(f"&L&8 {issue.release} · {issue.state}&R&8Page &P of &N")
    sheet.write_string(0, 0, title, look.title)
    for row, band in enumerate(issue.bands, start=1):
        sheet.write_string(row, 0, band, look.strong)
    return sheet, 1 + len(issue.bands)


def _cover(book: Workbook, look: Look, issue: Issue) -> None:
    sheet, row = _start(book, look, "Cover", issue.title, issue)
    sheet.set_column(0, 0, 95)
    lines = [
        f"{issue.authority}. Release {issue.release}.",
        f"{issue.status[:1].upper()}{issue.status[1:]}.",
        " ".join(sentence.text for sentence in issue.summary),
        *(f"{about}: {words}" for about, words in issue.lines),
        "Small numbers are hidden, and enough others that they cannot be worked out. Nothing here is about one child.",
        f"Contact: {issue.contact}.",
    ]
    for at, line in enumerate(lines, start=row):
        sheet.write_string(at, 0, line, look.text)
        _tall(sheet, at, line, wide=95)


def _contents(book: Workbook, look: Look, issue: Issue, found: Sequence[Sheet]) -> None:
    sheet, row = _start(book, look, "Contents", "Contents", issue)
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 80)
    rows = [("Notes", "Symbols, and how the figures are counted"), *((s.name, s.title) for s in found)]
    for at, (name, title) in enumerate(rows, start=row + 1):
        sheet.write_url(at, 0, f"internal:'{name}'!A1", look.link, name, f"Go to {title}")
        sheet.write_string(at, 1, title, look.text)
    columns = [
        {"header": "Sheet", "header_format": look.head},
        {"header": "What it holds", "header_format": look.head},
    ]
    _table(sheet, row, len(rows), "contents", columns)


def _table(sheet: Worksheet, row: int, rows: int, name: str, columns: list[dict]) -> None:
    sheet.add_table(
        row,
        0,
        row + max(rows, 1),
        len(columns) - 1,
        {"name": name, "columns": columns, "style": None, "autofilter": False},
    )


def _notes(book: Workbook, look: Look, issue: Issue, measures: pd.DataFrame) -> None:
    sheet, row = _start(book, look, "Notes", "Notes", issue)
    sheet.set_column(0, 0, 50)
    sheet.set_column(1, 1, 95)
    rows = [
        *SYMBOL_MEANINGS.items(),
        ("Blank cells", "There is nothing to say: no mark, no note, or not yet."),
    ]
    for measure in measures.to_dict("records"):
        words = [
            measure["question"],
            measure["explained"],
            measure["caveat"],
            f"Source: {measure['source']}.",
        ]
        rows.append((measure["title"], " ".join(word for word in words if word)))
    for at, (about, words) in enumerate(rows, start=row + 1):
        sheet.write_string(at, 0, about, look.strong)
        sheet.write_string(at, 1, words, look.text)
        _tall(sheet, at, words, wide=95)
    columns = [
        {"header": "About", "header_format": look.head},
        {"header": "Note", "header_format": look.head},
    ]
    _table(sheet, row, len(rows), "notes", columns)


def _write(sheet: Worksheet, at: tuple[int, int], value: object, look: Look) -> None:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        sheet.write_number(*at, value, look.whole if float(value).is_integer() else look.one)
    else:
        sheet.write_string(*at, str(value), look.text)


def _data_sheet(book: Workbook, look: Look, issue: Issue, found: Sheet, number: int) -> None:
    sheet, row = _start(book, look, found.name, found.title, issue)
    about = f"Release {issue.release} · {issue.state}. This sheet has one table."
    notes = [line for line in (about, found.note) if line]
    for at, note in enumerate(notes, start=row):
        sheet.write_string(at, 0, note, book.add_format({"font_name": "Arial", "font_size": 11}))
    row += len(notes)
    wide = _widths(found)
    for at, values in enumerate(found.rows, start=row + 1):
        for across, value in enumerate(values):
            _write(sheet, (at, across), value, look)
        most = max(range(len(values)), key=lambda across: len(str(values[across])) / wide[across])
        _tall(sheet, at, str(values[most]), wide=wide[most])
    columns = [{"header": name, "header_format": look.head} for name in found.columns]
    _table(sheet, row, len(found.rows), f"table_{number}", columns)
    for across, width in enumerate(wide):
        sheet.set_column(across, across, width)
    sheet.repeat_rows(row)
    sheet.freeze_panes(row + 1, 1)


def _widths(found: Sheet) -> list[int]:
    """Return how wide each column is, in letters: as its longest text, within reason."""
    longest = [
        max([len(name), *(len(str(values[at])) for values in found.rows)])
        for at, name in enumerate(found.columns)
    ]
    return [min(max(letters + 2, 10), _WIDEST if at else 44) for at, letters in enumerate(longest)]


def write_workbook(release: Release, issue: Issue, to: Path) -> Path:
    """Write the workbook of a release; it opens on its cover."""
    found = sheets(release)
    with xlsxwriter.Workbook(str(to), _SAFE) as book:
        book.set_properties(
            {
                "title": issue.title,
                "author": issue.authority,
                "subject": issue.status,
                "comments": " · ".join(issue.bands),
            }
        )
        look = _look(book)
        _cover(book, look, issue)
        _contents(book, look, issue, found)
        _notes(book, look, issue, release.measures())
        for number, sheet in enumerate(found, start=1):
            _data_sheet(book, look, issue, sheet, number)
    return to
