"""A blank workbook for an extract, made from the definition that reads it."""

from io import BytesIO

import xlsxwriter

from memberpanel.extracts.definition import Column, Extract, code_sets, extracts
from memberpanel.refusals import Refused

ROWS_WITH_LISTS = 5_000
EXAMPLE = "EXAMPLE"  # a row whose first cell begins with it is passed over when the sheet is read
LONGEST_LIST = 255  # characters of a drop-down written into the cell itself; Excel takes no more
_TYPES_SAID = {
    "reference": "a reference, stored as a keyed hash",
    "date": "a date, DD/MM/YYYY",
    "birth": "a date of birth, DD/MM/YYYY; stored as an age",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "Yes or No",
    "code": "one of a list",
    "text": "a short text; never about a person",
    "quarter": "a financial quarter, as 2026-27-Q2",
    "helper": "read, not stored",
}


class NoSuchExtract(Refused):
    """There is no extract of that name."""


def template(extract_name: str) -> bytes:
    """Return a blank .xlsx: instructions, the sheet to fill with one example row, and the lists of codes.

    The example may be left in: reading passes over a row that begins with EXAMPLE. Raises NoSuchExtract.
    """
    if extract_name not in extracts():
        raise NoSuchExtract(f'There is no extract "{extract_name}". There are: {", ".join(extracts())}.')
    extract, made = extracts()[extract_name], BytesIO()
    book = xlsxwriter.Workbook(
        made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": f"Template: {extract.title}"})
    columns = [column for column in extract.columns if column.type != "dropped" and not _joins(column)]
    _write_instructions(book, extract, columns)
    _write_sheet(book, extract, columns)
    _write_lists(book, columns)
    book.close()
    return made.getvalue()


def _joins(column: Column) -> bool:
    return column.name in ("enquiry_reference", "target_date")


def choices(column: Column) -> list[str]:
    """Return the words of a column's drop-down, nothing if it has none."""
    if column.type == "boolean":
        return ["Yes", "No"]
    if column.type != "code":
        return []
    codes = code_sets()[column.codes]
    shared = {code.label for code in codes if [c.label for c in codes].count(code.label) > 1}
    short = all(code.value.isupper() or code.value[:1].isdigit() for code in codes)
    return [f"{code.value}: {code.label}" if short or code.label in shared else code.label for code in codes]


def _write_instructions(book: xlsxwriter.Workbook, extract: Extract, columns: list[Column]) -> None:
    sheet, bold, wrap = book.add_worksheet("Instructions"), *_formats(book)
    lines = [
        f"{extract.title}: one row is {extract.one_row_is}.",
        extract.notes,
        f"Fill the sheet after this one. Its first row is an example and begins with {EXAMPLE}: it is never loaded.",
        "Headings may stand in any order. Leave a cell blank where nothing is known.",
        "Names, workers, addresses and postcodes are never stored: leave them out.",
    ]
    sheet.set_column(0, 0, 58)
    sheet.set_column(1, 3, 44)
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, line, bold if row == 0 else wrap)
    top = len(lines) + 1
    for place, said in enumerate(("Heading of the sheet", "What it takes", "What it means", "Is it needed?")):
        sheet.write_string(top, place, said, bold)
    for row, column in enumerate(columns, start=top + 1):
        sheet.write_string(row, 0, f"{column.heading} (heading)", wrap)
        sheet.write_string(row, 1, _TYPES_SAID[column.type], wrap)
        sheet.write_string(row, 2, column.explains, wrap)
        sheet.write_string(row, 3, "needed in every row" if column.required else "may be blank", wrap)


def _formats(book: xlsxwriter.Workbook) -> tuple:
    return book.add_format({"bold": True, "text_wrap": True}), book.add_format(
        {"text_wrap": True, "valign": "top"}
    )


def _write_sheet(book: xlsxwriter.Workbook, extract: Extract, columns: list[Column]) -> None:
    sheet = book.add_worksheet(extract.title[:31])
    heading, _ = _formats(book)
    example = book.add_format({"italic": True, "font_color": "#595959"})
    day, text = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "@"})
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        form = day if column.type in ("date", "birth") else text if column.type == "reference" else None
        sheet.set_column(place, place, max(14, min(40, len(column.heading))), form)
        sheet.write_string(0, place, column.heading, heading)
        shown = f"{EXAMPLE} {column.example}" if place == 0 else column.example
        sheet.write_string(1, place, shown, example)
        _add_list(sheet, place, column)


def _add_list(sheet: xlsxwriter.worksheet.Worksheet, place: int, column: Column) -> None:
    words = choices(column)
    if not words:
        return
    source: list[str] | str = words
    if len(",".join(words)) > LONGEST_LIST or any("," in word for word in words):
        source = f"=list_{column.codes}"
    sheet.data_validation(
        2, place, ROWS_WITH_LISTS, place,
        {"validate": "list", "source": source, "error_type": "warning",
         "error_title": column.heading[:32], "error_message": "This is not on the list; it may not be understood."},
    )  # fmt: skip


def _write_lists(book: xlsxwriter.Workbook, columns: list[Column]) -> None:
    sheet, bold, _ = book.add_worksheet("Lists"), *_formats(book)
    sheet.write_string(0, 0, "The words that the drop-downs offer.")
    coded = {column.codes: column for column in columns if column.type == "code"}
    for place, (codes, column) in enumerate(coded.items()):
        words = choices(column)
        sheet.set_column(place, place, 30)
        sheet.write_string(1, place, f"List of {codes.replace('_', ' ')}", bold)
        sheet.write_column(2, place, words)
        letters = xlsxwriter.utility.xl_col_to_name(place)
        book.define_name(f"list_{codes}", f"=Lists!${letters}$3:${letters}${len(words) + 2}")
