"""Rows as they arrive, typed; and everything that is said about them."""

from datetime import date, time, timedelta

import pandas as pd
import pytest

from memberpanel.extracts.definition import Extract, extracts
from memberpanel.extracts.finding import Finding
from memberpanel.extracts.opening import Sheet
from memberpanel.extracts.sheets import SheetReading, read_file, read_sheet
from tests.extracts.workbooks import COMMON, LIST_3, LIST_5, book, comma_separated, read_rows, referral

DISTRICT = "District"


def said(sheet: SheetReading, rule: str) -> list[Finding]:
    return [finding for finding in sheet.findings if finding.rule == rule]


def test_a_referral_is_read_whole() -> None:
    sheet = read_rows([["List 3: Referral"], LIST_3, referral()])
    assert sheet.extract == "referrals"
    assert sheet.rows.iloc[0].to_dict() == {
        "row_number": 3,
        "child_id": "4653765",
        "referral_date": pd.Timestamp(2026, 7, 14),
        "source": "6",
        "no_further_action": False,
        "referrals_in_12_months": 0,
        "age": 11,
        "sex": "female",
        "ethnicity": "WBRI",
    }


def test_names_workers_and_births_are_not_in_the_rows() -> None:
    sheet = read_rows([LIST_3, referral()])
    assert "Ann Worker" not in sheet.rows.to_string()
    assert "2015" not in sheet.rows.drop(columns="referral_date").to_string()


def test_one_child_written_as_number_and_as_text_is_one_child() -> None:
    rows = [
        LIST_3,
        referral(4653765, "01/07/2026"),
        referral("4653765", "02/07/2026"),
        referral("004653765\u00a0"),
    ]
    (sheet,) = read_file("a.xlsx", book({"List_3": rows})).sheets
    assert set(sheet.rows["child_id"]) == {"4653765"}


def test_a_reference_with_and_without_its_zeros_in_one_column_is_asked_about() -> None:
    sheet = read_rows([LIST_3, referral("0123"), referral("123", "15/07/2026")])
    (query,) = said(sheet, "reference_zeros")
    assert (query.level, query.row) == ("query", 2)
    assert len(sheet.rows) == 2


def test_a_row_without_a_required_value_is_an_error_and_left_out() -> None:
    sheet = read_rows([LIST_3, referral(), referral("77", ""), referral("", "15/07/2026")])
    assert list(sheet.rows["row_number"]) == [2]
    assert [(f.row, f.column, f.level) for f in said(sheet, "required")] == [
        (4, "Child Unique ID", "error"),
        (3, "Date of referral", "error"),
    ]


def test_a_required_value_that_cannot_be_read_is_an_error_in_words() -> None:
    sheet = read_rows([LIST_3, referral(on="31/02/2025")])
    assert len(sheet.rows) == 0
    (error,) = said(sheet, "date_unreadable")
    assert error.level == "error"
    assert error.message.endswith(
        'row 2, "Date of referral": found "31/02/2025". Enter a date as DD/MM/YYYY.'
    )


def test_an_optional_value_that_cannot_be_read_is_a_query_and_becomes_null() -> None:
    sheet = read_rows([LIST_3, referral(**{"Referral NFA?": "CS Assessment Updated"})])
    assert sheet.rows["no_further_action"].isna().tolist() == [True]
    (query,) = said(sheet, "8568")
    assert (query.level, query.found, query.wanted) == (
        "query",
        '"CS Assessment Updated"',
        'Enter Yes or No. (Census rule 8568: "RNFA flag is missing or invalid")',
    )


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("Date of Birth", "Jane Roe, 4 Mill Lane"),
        ("Child Unique ID", "1.5E+12"),
        ("Referral Source", "Her aunt Jane Roe rang, of 4 Mill Lane, LE1 1AA"),
        ("Allocated Worker", "Jane Roe"),
    ],
)
def test_no_finding_repeats_what_may_tell_of_a_person(heading: str, value: str) -> None:
    sheet = read_rows([LIST_3, referral(**{heading: value}) if "ID" not in heading else referral(value)])
    everything = " ".join(finding.message for finding in sheet.findings)
    assert "Roe" not in everything
    assert "1.5E+12" not in everything


def test_rows_alike_are_counted_once_and_told() -> None:
    sheet = read_rows([LIST_3, referral(), referral("5"), referral()])
    assert list(sheet.rows["row_number"]) == [2, 3]
    assert [(f.level, f.row) for f in said(sheet, "duplicate")] == [("notice", 4)]


def test_blank_rows_totals_and_filter_lines_are_passed_over() -> None:
    blank = [""] * len(LIST_3)
    foot = ["Applied filters:\nYear is 2026", *blank[1:]]
    total = ["Total", *blank[1:-1], 2]
    sheet = read_rows([LIST_3, referral("1"), blank, referral("2"), total, blank, foot])
    assert list(sheet.rows["row_number"]) == [2, 4]
    assert sheet.rows_read == 2
    assert [f.found for f in said(sheet, "passed_foot")] == ["2 rows"]
    assert not [f for f in sheet.findings if f.level == "error"]


@pytest.mark.parametrize(
    ("born", "given", "age"),
    [
        ("14/07/2015", 11, 11),  # the birthday itself
        ("15/07/2015", 11, 10),  # the day before it
        ("29/02/2012", 14, 14),
        ("07/2015", 11, 10),  # 15 July 2015, the middle of the month
        ("01/10/2026", -1, -1),  # not yet born: expected
        ("", -1, -1),
        ("", 7, 7),
    ],
)
def test_a_birth_becomes_an_age_at_the_referral(born: str, given: int, age: int) -> None:
    row = referral(**{"Date of Birth": born, "Age of Child (Years)": given})
    assert read_rows([LIST_3, row]).rows["age"].tolist() == [age]


def test_a_birth_long_after_the_event_is_a_query() -> None:
    row = referral(**{"Date of Birth": "14/07/2028", "Age of Child (Years)": ""})
    sheet = read_rows([LIST_3, row])
    assert sheet.rows["age"].isna().tolist() == [True]
    assert [f.level for f in said(sheet, "birth_after_event")] == ["query"]


@pytest.mark.parametrize(
    ("heading", "written", "not_needed"),
    [
        ("Was an Initial Child Protection Conference deemed unnecessary?", "b) No", False),
        ("Was an Initial Child Protection Conference deemed unnecessary?", "a) Yes", True),
        ("Initial Child Protection Conference Not Required", "Yes", True),
        ("Initial Child Protection Conference Required", "Yes", False),
    ],
)
def test_the_double_negative_of_list_5(heading: str, written: str, not_needed: bool) -> None:
    headings = [heading if "unnecessary" in h else h for h in LIST_5]
    row = ["1", "", "", "", "", "", "03/08/2026", written, "", "", "", "", "", ""]
    assert read_rows([headings, row]).rows["conference_not_needed"].tolist() == [not_needed]


PLANS = [*COMMON, "Child Protection Plan Start Date", "Number of Previous Child Protection Plans"]


def test_a_blank_number_of_previous_plans_is_nought_where_others_are_given() -> None:
    sheet = read_rows(
        [PLANS, ["1", "", "", "", "", "01/07/2026", ""], ["2", "", "", "", "", "01/07/2026", "2"]]
    )
    assert sheet.rows["previous_plans"].tolist() == [0, 2]
    assert [f.found for f in said(sheet, "blank")] == ["1 blank cells"]


@pytest.mark.parametrize(
    ("heading", "rule"), [("Referral Source", "8866"), ("Gender", "4180"), ("Ethnicity", "4220")]
)
def test_a_code_that_is_none_breaks_the_census_rule_of_its_column(heading: str, rule: str) -> None:
    sheet = read_rows([LIST_3, referral(**{heading: "Zebra"})])
    assert [(f.column, f.level, f.found) for f in said(sheet, rule)] == [(heading, "query", '"Zebra"')]


def test_a_column_of_previous_plans_that_is_all_blank_stays_unknown() -> None:
    sheet = read_rows([PLANS, ["1", "", "", "", "", "01/07/2026", ""]])
    assert sheet.rows["previous_plans"].isna().tolist() == [True]


def test_a_district_that_is_not_ours_is_a_query() -> None:
    sheet = read_rows([[*LIST_3, DISTRICT], [*referral(), "Narnia"], [*referral("5"), "out of area"]])
    assert sheet.rows["district"].tolist() == [None, "Out of area"]
    assert [f.level for f in said(sheet, "code_unreadable")] == ["query"]


def test_columns_that_are_not_there_are_told_once() -> None:
    (notice,) = said(read_rows([LIST_3, referral()]), "columns_missing")
    assert "District" in notice.found
    assert notice.level == "notice"


def test_two_sheets_of_the_same_headings_both_load() -> None:
    content = book({"North": [LIST_3, referral("1")], "South": [LIST_3, referral("2")]})
    sheets = read_file("a.xlsx", content).sheets
    assert [(s.sheet, s.extract, s.rows["child_id"].tolist()) for s in sheets] == [
        ("North", "referrals", ["1"]),
        ("South", "referrals", ["2"]),
    ]


def test_titles_merged_across_the_sheet_and_real_dates() -> None:
    rows = [["List 3: Referral"], LIST_3, referral(on=date(2026, 7, 14))]
    (sheet,) = read_file("a.xlsx", book({"List_3": rows}, merged_titles=True)).sheets
    assert sheet.rows["referral_date"].tolist() == [pd.Timestamp(2026, 7, 14)]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_is_read_whatever_its_separator_and_encoding(separator: str, encoding: str) -> None:
    headings = ["Child Unique ID", "Continuous Assessment Start Date", "Date of Birth",
                "Was the child assessed as requiring LA children’s social care support"]  # fmt: skip
    rows = [headings, ["é1", "14/07/2026", "14/07/2020", "a) Yes"]]
    (sheet,) = read_file("a.csv", comma_separated(rows, separator=separator, encoding=encoding)).sheets
    assert sheet.rows["child_id"].tolist() == ["é1"]
    assert sheet.rows["needs_social_care"].tolist() == [True]


def test_a_thousand_errors_are_all_told_and_a_hundred_thousand_counted() -> None:
    sheet = read_rows([LIST_3, *(referral(str(n), "soon") for n in range(1, 2502))])
    assert len(said(sheet, "date_unreadable")) == 2000
    assert [f.found for f in said(sheet, "more")] == ["501 more cells like it"]


def test_an_agencys_answer_is_read() -> None:
    headings = ["Quarter", "Question Number", "Agency", "Answered (Y/N)", "Assured", "Gaps", "Date Asked"]
    sheet = read_rows([headings, ["Q2 2026/27", "1", "Police", "Y", "Partly", "None known", "01/07/2026"]])
    assert sheet.rows.drop(columns="row_number").iloc[0].to_dict() == {
        "quarter": "2026-27-Q2",
        "question": 1,
        "agency": "police",
        "answered": True,
        "assured": "partly",
        "gaps": "None known",
        "asked_date": pd.Timestamp(2026, 7, 1),
    }


ANYTHING = [
    "", None, 1, 1.0, -1, 2.5, 1e300, float("inf"), float("nan"), True, False, date(9999, 12, 31), time(3, 4),
    timedelta(days=3), "x", "Total children", "=1+1", "\u200b", "é" * 5000, "12/2015", "²", "٣", "1e400", "q)", ":",
]  # fmt: skip


@pytest.mark.parametrize("extract", extracts().values(), ids=lambda e: e.name)
def test_no_cell_whatever_it_holds_stops_a_sheet(extract: Extract) -> None:
    rows = [[column.heading for column in extract.columns]]
    rows += [[ANYTHING[(place + row) % len(ANYTHING)] for place in range(len(rows[0]))] for row in range(60)]
    sheet = read_sheet("a.xlsx", Sheet("A", rows), mappings={}, periods={})
    assert sheet.extract == extract.name
    assert sheet.rows_read + sum(1 for f in sheet.findings if f.rule == "passed_foot") > 50


def test_true_and_1_in_one_column_are_not_the_same_reference() -> None:
    rows = [LIST_3, referral(1), referral(True, "15/07/2026")]
    sheet = read_sheet("a.xlsx", Sheet("A", rows), mappings={}, periods={})
    assert sheet.rows["child_id"].tolist() == ["1"]
    assert [f.row for f in sheet.findings if f.level == "error"] == [3]


def test_a_row_whose_first_cell_holds_only_a_space_is_not_blank() -> None:
    sheet = read_rows([LIST_3, referral(), [" ", *referral("5")[1:]]])
    assert [(f.row, f.column) for f in said(sheet, "required")] == [(3, "Child Unique ID")]
