"""The spreadsheets can be opened by others than ourselves, and hold what they should."""

from datetime import date, datetime

import openpyxl
import pytest

from memberpanel.demo.calendar import SECOND_DELIVERY
from memberpanel.demo.county import county
from memberpanel.demo.spreadsheets import write_delivery
from memberpanel.demo.workbooks import Sheet, write_csv, write_workbook


def test_a_workbook_reads_back_in_openpyxl(tmp_path):
    sheet = Sheet(
        "List_7",
        {"Child Unique ID": [4653765, "0012"], "Start": [datetime(2026, 8, 21), None], "A & B": ["<1>", ""]},
        before=[["List 7: Child protection"]],
        after=[["Total"]],
        merged_title=True,
        blank_at=(1,),
    )
    page = openpyxl.load_workbook(write_workbook(tmp_path / "made.xlsx", [sheet]))["List_7"]
    assert [[cell.value for cell in row] for row in page.iter_rows()] == [
        ["List 7: Child protection", None, None],
        ["Child Unique ID", "Start", "A & B"],
        [4653765, datetime(2026, 8, 21), "<1>"],
        [None, None, None],
        ["0012", None, None],
        ["Total", None, None],
    ]
    assert [str(merged) for merged in page.merged_cells.ranges] == ["A1:C1"]


def test_a_csv_is_written_in_its_encoding(tmp_path):
    path = write_csv(tmp_path / "made.csv", Sheet("", {"LA children’s": ["yes"]}), encoding="cp1252")
    assert path.read_bytes() == b"LA children\x92s\r\nyes\r\n"


@pytest.fixture(scope="module")
def delivery(tmp_path_factory):
    folder = tmp_path_factory.mktemp("delivery")
    write_delivery(county(), folder, SECOND_DELIVERY, since=date(2026, 4, 1))
    return folder


def test_annex_a_holds_the_same_plans_as_the_export(delivery):
    annex = openpyxl.load_workbook(delivery / "Annex A 14 October 2026.xlsx", read_only=True)
    export = openpyxl.load_workbook(delivery / "Child protection plans.xlsx", read_only=True)
    listed = {(int(row[0]), row[6]) for row in annex["List_7"].iter_rows(min_row=3, values_only=True)}
    exported = {
        (int(row[0]), f"{row[6]:%d/%m/%Y}")
        for row in export.worksheets[0].iter_rows(min_row=3, values_only=True)
        if row[0] and isinstance(row[6], datetime)
    }
    assert len(listed) > 500
    assert listed <= exported


def test_board_dates_stand_as_boards_write_them(delivery):
    page = openpyxl.load_workbook(delivery / "Board attendance.xlsx", read_only=True).worksheets[0]
    headings = next(page.iter_rows(min_row=3, max_row=3, values_only=True))
    assert headings[:2] == ("Initials", "Agency")
    day, month, year = headings[2].split(".")
    assert (month, year) in {("4", "26"), ("5", "26"), ("6", "26")} and 1 <= int(day) <= 31


def test_a_few_rows_are_wrong_on_purpose(delivery):
    page = openpyxl.load_workbook(delivery / "Referrals.xlsx", read_only=True)["Report 1"]
    rows = page.iter_rows(min_row=4, values_only=True)
    dates = [row[6] for row in rows if len(row) > 6]
    assert dates.count("31/02/2025") == 1
