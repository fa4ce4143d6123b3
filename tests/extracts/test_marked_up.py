"""The analyst's own workbook, marked."""

from io import BytesIO

import openpyxl
import xlsxwriter
from openpyxl.workbook import Workbook

from memberpanel.extracts.marked_up import marked_up
from memberpanel.extracts.sheets import read_file
from tests.extracts.workbooks import LIST_3, book, comma_separated, referral

ROWS = [["List 3: Referral"], LIST_3, referral(), referral("7", "31/02/2025", **{"Referral NFA?": "=cmd|x"})]


def marked(name: str, content: bytes) -> Workbook:
    findings = [f for sheet in read_file(name, content).sheets for f in sheet.findings]
    return openpyxl.load_workbook(BytesIO(marked_up(content, findings)))


def test_a_cell_at_fault_has_its_colour_and_a_comment_in_words() -> None:
    cell = marked("a.xlsx", book({"List_3": ROWS}))["List_3"]["F4"]
    assert cell.value == "31/02/2025"
    assert cell.fill.fgColor.rgb == "00FFC7CE"
    assert cell.comment.text == 'Error: found "31/02/2025". Enter a date as DD/MM/YYYY.'


def test_cells_without_fault_are_as_they_were() -> None:
    cell = marked("a.xlsx", book({"List_3": ROWS}))["List_3"]["F3"]
    assert (cell.value, cell.comment) == ("14/07/2026", None)


def test_all_findings_stand_on_a_first_sheet() -> None:
    first = marked("a.xlsx", book({"List_3": ROWS})).worksheets[0]
    assert first.title == "Findings"
    assert [c.value for c in first[2]] == [
        "error",
        "List_3",
        4,
        "Date of referral",
        '"31/02/2025"',
        "Enter a date as DD/MM/YYYY.",
    ]


def test_a_csv_comes_back_as_a_workbook_in_which_no_text_is_a_formula() -> None:
    sheet = marked("a.csv", comma_separated(ROWS)).worksheets[1]
    assert sheet["F4"].comment.text.startswith("Error")
    assert sheet["H4"].value == "'=cmd|x"


INJECTED = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", " =1+1")


def test_whatever_a_csv_holds_no_cell_of_the_workbook_is_a_formula() -> None:
    rows = [LIST_3, *(referral(text, "31/02/2025", **{"Referral NFA?": text}) for text in INJECTED)]
    book_ = marked("a.csv", comma_separated([*rows, referral("8\x0b", "14/07/2026\x07")]))
    cells = [cell for sheet in book_ for row in sheet.iter_rows() for cell in row]
    assert len(cells) > 100
    assert "f" not in {cell.data_type for cell in cells}
    first = book_.worksheets[1]
    assert [first.cell(row=row, column=1).value.startswith("'") for row in range(2, 9)] == [True] * 7
    assert first["A9"].value == "8"


def test_a_sheet_that_is_named_like_a_formula_is_no_formula_in_the_list() -> None:
    listed = marked("a.xlsx", book({"=1+1": ROWS})).worksheets[0]
    assert listed["B2"].data_type != "f" and listed["B2"].value == "'=1+1"


def test_a_text_of_the_analysts_own_workbook_that_begins_like_a_formula_stays_a_text() -> None:
    saved = BytesIO()
    with xlsxwriter.Workbook(saved, {"in_memory": True, "strings_to_formulas": False}) as made:
        sheet = made.add_worksheet("List_3")
        for row, cells in enumerate([LIST_3, referral("=1+1", "31/02/2025")]):
            for place, cell in enumerate(cells):
                sheet.write_string(row, place, str(cell))
    cell = marked("a.xlsx", saved.getvalue())["List_3"]["A2"]
    assert (cell.value, cell.data_type != "f") == ("=1+1", True)
