"""What one cell means. Each way of writing was seen in a real or sample extract."""

from datetime import date, datetime

import pytest

from memberpanel.extracts.cells import (
    Unreadable,
    is_nothing,
    read_birth,
    read_boolean,
    read_count,
    read_date,
    read_number,
    read_quarter,
    read_reference,
)
from memberpanel.extracts.codes import read_code
from memberpanel.extracts.definition import code_sets


@pytest.mark.parametrize(
    "cell",
    [
        datetime(2026, 7, 14, 9, 30),
        date(2026, 7, 14),
        "14/07/2026",
        "14/7/26",
        "14.7.26",
        "14-07-2026",
        "14/07/2026 00:00",
        "2026-07-14",
        "2026-07-14T09:30:00Z",
        "2026-07-14 00:00:00.000",
        "14 July 2026",
        "14-Jul-26",
        " 14/07/2026\u00a0",
        46217.0,  # Excel's serial number of 14 July 2026
        "46217",
        20260714.0,
        "20260714",
    ],
)
def test_a_date_is_read_however_it_is_written(cell: object) -> None:
    assert read_date(cell) == date(2026, 7, 14)


@pytest.mark.parametrize(
    "cell",
    ["31/02/2025", "07/14/2026", "soon", 12.0, "12", True, "14/07/0026x", 1e300, float("inf"), "01/01/1900"],
)
def test_what_is_no_date_says_how_to_write_one(cell: object) -> None:
    assert read_date(cell) == Unreadable("Enter a date as DD/MM/YYYY.")


def test_a_birth_of_month_and_year_is_the_middle_of_the_month() -> None:
    assert read_birth("03/2015") == date(2015, 3, 15)
    assert isinstance(read_date("03/2015"), Unreadable)


@pytest.mark.parametrize(
    "cell",
    [
        "4653765",
        4653765,
        4653765.0,
        "004653765",
        "4653765.0",
        " 4653765\u00a0",
        "４６５３７６５",
        "4653765\u200e",
        "\ufeff4653765",
    ],
)
def test_one_child_has_one_reference(cell: object) -> None:
    assert read_reference(cell) == "4653765"


@pytest.mark.parametrize(
    ("cell", "reference"),
    [
        ("AB00123", "AB00123"),
        ("00AB", "00AB"),
        ("12-34", "12-34"),
        ("12 34", "12 34"),
        ("ab1", "ab1"),
        ("AB1", "AB1"),
        ("12.5", "12.5"),
        ("000", "0"),
        ("4E12", "4E12"),
        ("1e5", "1e5"),
        ("10²", "10²"),  # not 102
        ("①", "①"),  # not 1
        ("٤٦٥", "٤٦٥"),
        ("4653765-", "4653765-"),
    ],
)
def test_references_that_differ_stay_apart(cell: str, reference: str) -> None:
    assert read_reference(cell) == reference


@pytest.mark.parametrize("cell", ["4.65377E+18", "4E+12", 4.65377e18, 1234567890123456.0, 2.0**53 + 2, 12.5])
def test_a_reference_that_the_spreadsheet_shortened_is_refused(cell: object) -> None:
    assert isinstance(read_reference(cell), Unreadable)


@pytest.mark.parametrize(
    "cell",
    ["", " ", "NULL", "N/A", "#N/A", "None", "-", "No Trace", "Unknown", "Indeterminate", None, float("nan")],
)
def test_nothing_is_written_in_many_ways(cell: object) -> None:
    assert is_nothing(cell)


@pytest.mark.parametrize(
    ("cell", "meaning"),
    [
        ("a) Yes", True), ("Yes", True), ("yes", True), ("Y", True), ("a)  Yes", True), (True, True), (1.0, True),
        ("b) No", False), ("No", False), ("N", False), (False, False), (0.0, False), ("0", False),
        ("c) Unknown", None), ("Unknown", None),
    ],
)  # fmt: skip
def test_yes_and_no(cell: object, meaning: bool | None) -> None:
    assert read_boolean(cell) is meaning


def test_words_of_another_column_are_neither_yes_nor_no() -> None:
    assert read_boolean("CS Assessment Updated") == Unreadable("Enter Yes or No.")


@pytest.mark.parametrize(
    ("codes", "cell", "value"),
    [
        ("ethnicity", "a) WBRI", "WBRI"),
        ("ethnicity", "s) REFU", "REFU"),  # the letter s) is used twice in Annex A
        ("ethnicity", "s) NOBT", "NOBT"),
        ("ethnicity", "t) NOBT", "NOBT"),
        ("ethnicity", "WBRI - White British", "WBRI"),
        ("ethnicity", "wbri", "WBRI"),
        ("ethnicity", "White British", "WBRI"),
        ("sex", "a) Male", "male"),
        ("sex", "F", "female"),
        ("sex", "c) Not stated/recorded (or unborn)", "not_recorded"),
        ("sex", "d) Neither", "neither"),
        ("referral_source", "q) 6: Police", "6"),
        ("referral_source", "a) 1A: Individual", "1A"),
        ("referral_source", "1A", "1A"),
        ("referral_source", "1D: Individual", "1D"),
        ("referral_source", "g) 3A:  Health services", "3A"),
        ("referral_source", "3A Health services - GP", "3A"),
        ("referral_source", "5D", "5D"),
        ("referral_source", "LA services – early help", "5D"),
        ("referral_source", "School", "2A"),
        ("referral_source", "POLICE", "6"),
        ("referral_source", 6.0, "6"),
        ("referral_source", "u) 10: Unknown", "10"),
        ("referral_source", "Unknown", "10"),
        ("abuse_category", "a) Neglect", "NEG"),
        ("abuse_category", "Physical abuse", "PHY"),
        ("abuse_category", "SAB", "SAB"),
        ("abuse_category", "d) Emotional abuse", "EMO"),
        ("abuse_category", "e) Multiple/not recommended", "MUL"),
        ("attendance", "D", "deputy"),
        ("agency", "Children’s Services", "childrens_social_care"),
        ("agency", "CAMHS", "camhs"),
        ("meeting_type", "RCPC", "review_conference"),
        ("pre_proceedings_outcome", "Decision to Issue Care Proceedings", "issued"),
        ("pre_proceedings_outcome", "A", "issued"),  # code set CS131, as settings.toml explains it
        ("pre_proceedings_outcome", "b", "stepped_down"),
        ("pre_proceedings_outcome", "C", "other"),
        ("extension_reason", "8-week or other", "eight_weeks_or_other"),
        ("district", "Hinckley & Bosworth", "Hinckley and Bosworth"),
        ("symbol", "k", "low"),
    ],
)
def test_a_code_is_known_however_it_is_written(codes: str, cell: object, value: str) -> None:
    assert read_code(cell, codes=codes) == value


def test_every_label_of_a_code_set_is_known_with_and_without_its_letter() -> None:
    for name, codes in code_sets().items():
        for code in codes:
            for written in filter(None, (code.value, code.value and f"a) {code.value}", *code.written)):
                assert read_code(written, codes=name) == code.value, (name, written)


def test_a_code_that_is_none_of_a_set_is_not_guessed() -> None:
    assert read_code("CS Assessment Updated", codes="referral_source") is None


@pytest.mark.parametrize("cell", ["2026-27-Q2", "2026/27 Q2", "Q2 2026/27", "Q2 2026-27", "2026-2027 Q2"])
def test_a_quarter(cell: str) -> None:
    assert read_quarter(cell) == "2026-27-Q2"


def test_a_quarter_of_years_that_do_not_follow_is_none() -> None:
    assert isinstance(read_quarter("2026-28-Q2"), Unreadable)


@pytest.mark.parametrize(("cell", "number"), [("3", 3), (3.0, 3), ("1,234", 1234), (0, 0)])
def test_a_count(cell: object, number: int) -> None:
    assert read_count(cell) == number


@pytest.mark.parametrize("cell", [-1, 2.5, "many", True, 1e400, "1e400", date(2026, 1, 1)])
def test_what_is_no_count(cell: object) -> None:
    assert isinstance(read_count(cell), Unreadable)


def test_a_percentage_is_a_number() -> None:
    assert read_number("22.6%") == 22.6
