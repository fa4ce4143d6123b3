"""The board's attendance as councils keep it, with made-up people."""

from datetime import date

import pandas as pd

from tests.extracts.workbooks import read_rows

MATRIX = [
    ["Board attendance 2015"],
    ["Initials", "Agency", "2.4.15", "4.6.15", "3.9.15"],
    ["AB", "Police", "Y", "N", "A"],
    ["CD", "CAMHS", "-", "D", "Y"],
    ["EF", "Police", "N", "D", "N"],
    ["GH", "Chess club", "Y", "Y", "Y"],
    ["IJ", "Lead Member for Children", "Y", "?", "Y"],
]


def attendance() -> pd.DataFrame:
    return read_rows(MATRIX).rows.set_index(["agency", "meeting_date"])["attendance"]


def test_the_matrix_becomes_one_row_an_agency_and_meeting() -> None:
    found = attendance()
    assert found["camhs"].to_dict() == {
        pd.Timestamp(2015, 6, 4): "deputy",
        pd.Timestamp(2015, 9, 3): "attended",
    }


def test_of_two_members_of_an_agency_the_best_attendance_counts() -> None:
    assert attendance()["police"].sort_index().tolist() == ["attended", "deputy", "apologies"]


def test_a_dash_is_not_a_member_then_and_not_in_the_denominator() -> None:
    assert ("camhs", pd.Timestamp(2015, 4, 2)) not in attendance().index


def test_meetings_have_a_reference_a_kind_and_were_open_to_their_members() -> None:
    first = read_rows(MATRIX).rows.iloc[0]
    assert first[["meeting_id", "meeting_type", "invited"]].tolist() == ["board 2015-04-02", "board", True]


def test_initials_are_dropped_and_strange_agencies_and_marks_are_told() -> None:
    sheet = read_rows(MATRIX)
    assert "AB" not in sheet.rows.to_string()
    assert [(f.level, f.row, f.column) for f in sheet.findings if f.rule == "code_unreadable"] == [
        ("error", 6, "Agency"),
        ("query", 7, "04.06.2015"),
    ]


def test_the_long_form_is_read_too() -> None:
    headings = ["Meeting ID", "Meeting Type", "Meeting Date", "Agency", "Invited (Y/N)", "Attended (Y/N/A/D)",
                "Report Submitted (Y/N)", "Report Date", "Quorate", "Date Minutes Distributed"]  # fmt: skip
    row = ["M1", "ICPC", "21/08/2026", "Health", "Y", "A", "Y", "19/08/2026", "Y", "04/09/2026"]
    sheet = read_rows([headings, row])
    assert sheet.extract == "meetings"
    assert sheet.rows.iloc[0]["attendance"] == "apologies"
    assert sheet.rows.iloc[0]["agency"] == "health_trust"
    assert sheet.rows.iloc[0]["minutes_date"].date() == date(2026, 9, 4)
