"""Which extract a sheet holds."""

import pytest

from memberpanel.extracts.definition import Extract, extracts
from memberpanel.extracts.headings import plain
from memberpanel.extracts.recognising import recognise
from memberpanel.extracts.sheets import read_file
from tests.extracts.workbooks import COMMON, LIST_3, LIST_5, book, referral


def extract_of(rows: list[list], sheet: str = "Sheet1") -> str | None:
    found = recognise(rows, sheet=sheet)
    return found.extract and found.extract.name


@pytest.mark.parametrize("extract", extracts().values(), ids=lambda e: e.name)
def test_the_headings_of_a_template_are_its_own(extract: Extract) -> None:
    headings = [column.heading for column in extract.columns if column.stored]
    found = recognise([headings], sheet="Report 1")
    assert found.extract == extract
    assert found.unrecognised == ()


@pytest.mark.parametrize("header", [0, 1, 2, 9])
def test_headings_are_found_in_any_of_the_first_ten_rows(header: int) -> None:
    assert extract_of([["Extract of 1 October"]] * header + [LIST_3]) == "referrals"


def test_headings_in_row_11_are_not_looked_for() -> None:
    assert extract_of([["x"]] * 10 + [LIST_3]) is None


def test_neither_the_sheet_name_nor_the_place_of_a_column_matters() -> None:
    assert extract_of([list(reversed(LIST_3))], sheet="List_7") == "referrals"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Date of Referral", "Date of referral"),
        ("Child’s  Category ", "Child's Category"),
        ("Powers in Last Six Months (Y/N))", "Powers in Last Six Months (Y/N)"),
        ("Date Ceased to be Looked After ", "Date Ceased to be Looked After"),
        ("Date of\u00a0Birth", "Date of Birth"),
        ("REFERRAL NFA", "Referral NFA?"),
        ("cine_referral_date", "cine referral date"),
    ],
)
def test_headings_are_alike_whatever_their_case_spaces_and_apostrophes(one: str, other: str) -> None:
    assert plain(one) == plain(other)


@pytest.mark.parametrize(
    ("headings", "extract"),
    [
        (["cont_contact_id", "cont_person_id", "cont_contact_date", "cont_contact_source_code"], "contacts"),
        (["cine_referral_id", "cine_person_id", "cine_referral_date", "cine_referral_nfa"], "referrals"),
        (["cina_person_id", "cina_assessment_start_date", "cina_assessment_auth_date"], "assessments"),
        (["s47e_s47_enquiry_id", "s47e_person_id", "s47e_s47_start_date"], "conferences"),
        (["icpc_s47_enquiry_id", "icpc_person_id", "icpc_icpc_date", "icpc_icpc_target_date"], "conferences"),
        (["cppl_person_id", "cppl_cp_plan_start_date", "cppl_cp_plan_ola"], "protection_plans"),
        (["cppr_person_id", "cppr_cp_review_date", "cppr_cp_review_quorate"], "plan_reviews"),
        (
            ["cppv_cp_visit_id", "cppv_person_id", "cppv_cp_visit_date", "cppv_cp_visit_seen_alone"],
            "plan_visits",
        ),
        (["prep_person_id", "prep_plo_family_id", "prep_pre_pro_decision_date"], "proceedings"),
    ],
)
def test_tables_of_the_standard_safeguarding_dataset_are_known_by_their_fields(
    headings: list[str], extract: str
) -> None:
    assert extract_of([headings]) == extract


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Annex A - Child level data"],
            ["Lists 1 - 11"],
            [""],
            ["This spreadsheet provides Child Unique ID"],
        ],
        [["List", "Date", "Question", "Response"], ["List 3", "2019-08-01", "Child Unique ID?", "Yes"]],
        [
            ["List Number/Title", "Field Heading", "Detailed Guidance"],
            ["List 1", "Child Unique ID", "Unique"],
        ],
        [
            [
                "Gender",
                "Ethnicity",
                "Contact / Referral Source",
                "Referral NFA?",
                "Primary Need Code",
                "Case status",
            ]
            + [f"Codes {number}" for number in range(28)]
        ],
        [[*COMMON, "CIN Start Date", "Primary Need Code", "Date Child Was Last Seen", "Allocated Worker"]],
        [[*COMMON, "Date Started to be Looked After", "Child's Legal Status"]],
        [
            [
                *COMMON,
                "Assessment start date",
                "Assessment completion date",
                "Organisation completing assessment",
            ]
        ],
    ],
    ids=["front", "faq", "guidance", "codes", "list 6", "list 8", "list 2"],
)
def test_sheets_that_hold_no_extract_are_passed_over_with_a_reason(rows: list[list]) -> None:
    found = recognise(rows, sheet="List 3: Referral")
    assert found.extract is None
    assert found.why == "No row of the first ten holds the headings of an extract."


def test_an_empty_sheet_says_so() -> None:
    assert recognise([["", None], [""]], sheet="Sheet3").why == "The sheet is empty."


def test_a_renamed_heading_that_is_needed_is_named_and_its_likely_match_suggested() -> None:
    renamed = ["Date of the referrral" if heading == "Date of referral" else heading for heading in LIST_3]
    found = recognise([renamed], sheet="List 3")
    assert found.extract is None
    assert found.why == 'It looks like Referrals and has no "Date of referral" column.'
    assert found.suggestions == {"Date of the referrral": "referrals.referral_date"}


def test_a_heading_that_is_like_none_is_offered_by_what_stands_under_it() -> None:
    renamed = ["When it came" if heading == "Date of referral" else heading for heading in LIST_3]
    renamed = ["Client" if heading == "Child Unique ID" else heading for heading in renamed]
    found = recognise([[*renamed, "Remarks"], [*referral("A-4653765"), "Mum rang"]], sheet="List 3")
    assert found.extract is None
    assert found.suggestions == {"When it came": "referrals.referral_date", "Client": "referrals.child_id"}


def test_a_heading_over_nothing_that_fits_is_not_offered() -> None:
    renamed = ["Came" if heading == "Date of referral" else heading for heading in LIST_3]
    assert recognise([renamed, referral(on="soon")], sheet="List 3").suggestions == {}


def test_a_confirmed_heading_is_taken() -> None:
    renamed = ["When it came" if heading == "Date of referral" else heading for heading in LIST_3]
    found = recognise([renamed], sheet="List 3", mappings={"When it came": "referrals.referral_date"})
    assert found.extract.name == "referrals"
    assert found.places[LIST_3.index("Date of referral")].name == "referral_date"


def test_the_second_column_for_the_same_is_told_and_not_read() -> None:
    found = recognise([[*LIST_5, "ICPC Date"]], sheet="List 5")
    assert found.doubled == ("ICPC Date",)
    assert len(LIST_5) not in found.places


def test_a_reason_says_which_headings_told() -> None:
    assert recognise([["List 3: Referral"], LIST_3], sheet="x").why == (
        'Row 2 holds 11 of its headings, "Referral Source" and "Referral NFA?" among them.'
    )


def test_sheets_about_the_workbook_are_taken_for_nothing_although_they_name_its_columns():
    told = ["Each child has a Child Unique ID", "The same Child Unique ID in every list"]
    content = book(
        {
            "Front_Sheet": [["Annex A"], ["Local authority", "Made-up"], ["Child Unique ID", "as in the case system"]],
            "FAQ_and_changes": [["Question", "Answer"], ["What is the Child Unique ID?", told[1]]],
            "Guidance": [["List", "Heading", "Guidance"], ["3", "Child Unique ID", told[0]], ["3", "Date of referral", "DD/MM/YYYY"]],
            "DR2 - Data - sample pop CLA": [["Report"], ["Child Unique ID", "Placement"], ["4653765", "Foster care"]],
            "List_3": [["List 3: Referral"], LIST_3, ["4653765", "a) Male", "a) WBRI", "01/02/2015", 11, "14/07/2026", "3A"]],
            "Codes_used": [["Child Unique ID", "no code"], ["Ethnicity", "a) WBRI"], ["Referral Source", "3A"]],
        }
    )  # fmt: skip
    taken = {sheet.sheet: sheet.extract for sheet in read_file("annex a.xlsx", content).sheets}
    assert taken == {**dict.fromkeys(taken), "List_3": "referrals"} and len(taken) == 6
