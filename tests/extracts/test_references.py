"""One child under one reference however it is written, and what is asked where that is not sure."""

from memberpanel.extracts.sheets import SheetReading, read_file
from tests.extracts.workbooks import LIST_3, book, read_rows, referral


def _said(sheet: SheetReading, rule: str) -> list[tuple]:
    return [(f.level, f.row, f.found) for f in sheet.findings if f.rule == rule]


def test_references_that_differ_in_their_capitals_stay_two_and_are_asked_about() -> None:
    sheet = read_rows([LIST_3, referral("AB1"), referral("ab1", "15/07/2026"), referral("CD2")])
    assert list(sheet.rows["child_id"]) == ["AB1", "ab1", "CD2"]
    words = "a reference that stands elsewhere in the column in other capital letters"
    assert _said(sheet, "reference_case") == [("query", 2, words), ("query", 3, words)]


def test_one_child_in_other_sheets_and_types_of_cell_is_one() -> None:
    sheets = {
        "a": [LIST_3, referral(4653765)],
        "b": [LIST_3, referral("4653765", "15/07/2026")],
        "c": [LIST_3, referral(" 004653765 ", "16/07/2026"), referral(4653765.0, "17/07/2026")],
    }
    reading = read_file("a.xlsx", book(sheets))
    assert {child for sheet in reading.sheets for child in sheet.rows["child_id"]} == {"4653765"}


def test_a_reference_that_the_census_does_not_take_is_told_and_kept() -> None:
    sheet = read_rows([LIST_3, referral("A" * 21), referral("12-34"), referral("A" * 20)])
    assert len(sheet.rows) == 3
    assert _said(sheet, "1570") == [("notice", None, "1 references longer than 20 letters and digits")]
    assert _said(sheet, "1580") == [("notice", None, "1 references with a sign that is no letter or digit")]
    assert not any("12-34" in f.message or "AAAA" in f.message for f in sheet.findings)
