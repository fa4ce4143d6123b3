"""Every extract from every kind of file; every list of Annex A and table of the dataset by its exact headings."""

import pytest

from memberpanel.extracts.definition import Extract, extracts
from memberpanel.extracts.sheets import SheetReading, read_file
from tests.extracts.old_workbook import old_workbook
from tests.extracts.workbooks import COMMON, LIST_3, LIST_5, book, comma_separated

every_extract = pytest.mark.parametrize("extract", extracts().values(), ids=lambda e: e.name)


def _example(extract: Extract) -> list[list]:
    columns = [column for column in extract.columns if column.type != "dropped" and column.example]
    return [[column.heading for column in columns], [column.example for column in columns]]


def _only(name: str, content: bytes) -> SheetReading:
    (sheet,) = read_file(name, content).sheets
    return sheet


def _is_read_whole(sheet: SheetReading, extract: Extract) -> None:
    assert (sheet.extract, len(sheet.rows), sheet.unrecognised) == (extract.name, 1, ())
    assert [f.message for f in sheet.findings if f.level != "notice"] == []


@every_extract
def test_an_extract_is_read_alike_from_every_kind_of_file(extract: Extract) -> None:
    rows = _example(extract)
    read = [_only("a.xlsx", book({"Export": rows})), _only("a.xls", old_workbook(rows, name="Export"))]
    read += [
        _only("a.csv", comma_separated(rows, separator=separator, encoding=encoding))
        for encoding in ("utf-8", "utf-8-sig", "cp1252")
        for separator in (",", ";", "\t")
    ]
    for sheet in read:
        _is_read_whole(sheet, extract)
        assert sheet.rows.to_dict() == read[0].rows.to_dict()


def test_an_old_workbook_holds_numbers_dates_and_letters_beyond_ascii() -> None:
    rows = [
        ["List 3: Referral"],
        ["Child Unique ID", "Date of referral", "Referral Source", "Référé"],
        [4653765.0, 46217.0, "3A: Health services – GP", "é"],
    ]
    sheet = _only("a.xls", old_workbook(rows, name="List_3"))
    assert sheet.rows[["child_id", "source"]].iloc[0].tolist() == ["4653765", "3A"]
    assert f"{sheet.rows['referral_date'].iloc[0]:%Y-%m-%d}" == "2026-07-14"  # Excel's day 46217
    assert sheet.unrecognised == ("Référé",)


@pytest.mark.parametrize(
    "itself", [b"\x01\x00\x01\x04", b"\x01\x00\x01\x3a"], ids=["its own sheets", "its add-ins"]
)
def test_an_old_workbook_that_names_no_other_book_is_read(itself: bytes) -> None:
    rows = _example(extracts()["referrals"])
    assert len(_only("a.xls", old_workbook(rows, book=itself)).rows) == 1


DISABILITY, STAFF = "Does the Child have a Disability", ["Allocated Team", "Allocated Worker"]
# Ofsted, Annex A, template of August 2019
ANNEX_A = {
    "contacts": ("List 1: Contacts", [*COMMON, "Date of Contact", "Contact Source"]),
    "referrals": ("List 3: Referral", LIST_3),
    "assessments": (
        "List 4: Assessments",
        [
            *COMMON, DISABILITY, "Continuous Assessment Start Date", "Child Seen During Continuous Assessment",
            "Continuous Assessment Date of Authorisation",
            "Was the child assessed as requiring LA children’s social care support", *STAFF,
        ],
    ),
    "conferences": ("List 5: Section 47 enquiries and Initial Child Protection Conferences", LIST_5),
    "protection_plans": (
        "List 7: Child protection",
        [
            *COMMON, DISABILITY, "Child Protection Plan Start Date", "Initial Category of Abuse",
            "Latest Category of Abuse", "Date of the Last Statutory Visit", "Was the Child Seen Alone?",
            "Date of latest review conference", "Child Protection Plan End Date",
            "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)",
            "Number of Previous Child Protection Plans", *STAFF,
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ANNEX_A)
def test_each_list_of_annex_a_is_known_and_no_heading_of_it_is_strange(name: str) -> None:
    title, headings = ANNEX_A[name]
    sheet = _only("a.xlsx", book({"Report 1": [[title], headings]}))
    assert (sheet.extract, sheet.unrecognised) == (name, ())


# Standard Safeguarding Dataset
DATASET = {
    "ssd_contacts": (
        "contacts",
        "cont_contact_id cont_person_id cont_contact_date cont_contact_source_code cont_contact_source_desc "
        "cont_contact_outcome_json",
    ),
    "ssd_cin_episodes": (
        "referrals",
        "cine_referral_id cine_person_id cine_referral_date cine_cin_primary_need_code cine_referral_source_code "
        "cine_referral_source_desc cine_referral_outcome_json cine_referral_nfa cine_close_reason cine_close_date "
        "cine_referral_team cine_referral_worker_id",
    ),
    "ssd_cin_assessments": (
        "assessments",
        "cina_assessment_id cina_person_id cina_referral_id cina_assessment_start_date cina_assessment_child_seen "
        "cina_assessment_auth_date cina_assessment_outcome_json cina_assessment_outcome_nfa cina_assessment_team "
        "cina_assessment_worker_id",
    ),
    "ssd_s47_enquiry": (
        "conferences",
        "s47e_s47_enquiry_id s47e_referral_id s47e_person_id s47e_s47_start_date s47e_s47_end_date s47e_s47_nfa "
        "s47e_s47_outcome_json s47e_s47_completed_by_worker_id s47e_s47_completed_by_team",
    ),
    "ssd_initial_cp_conference": (
        "conferences",
        "icpc_icpc_id icpc_icpc_meeting_id icpc_s47_enquiry_id icpc_person_id icpc_cp_plan_id icpc_referral_id "
        "icpc_icpc_transfer_in icpc_icpc_target_date icpc_icpc_date icpc_icpc_outcome_cp_flag icpc_icpc_outcome_json "
        "icpc_icpc_team icpc_icpc_worker_id",
    ),
    "ssd_cp_plans": (
        "protection_plans",
        "cppl_cp_plan_id cppl_referral_id cppl_icpc_id cppl_person_id cppl_cp_plan_start_date cppl_cp_plan_end_date "
        "cppl_cp_plan_initial_category cppl_cp_plan_ola cppl_cp_plan_latest_category",
    ),
    "ssd_cp_reviews": (
        "plan_reviews",
        "cppr_cp_review_id cppr_person_id cppr_cp_plan_id cppr_cp_review_due cppr_cp_review_date "
        "cppr_cp_review_meeting_id cppr_cp_review_outcome_continue_cp cppr_cp_review_quorate "
        "cppr_cp_review_participation",
    ),
    "ssd_cp_visits": (
        "plan_visits",
        "cppv_cp_visit_id cppv_person_id cppv_cp_plan_id cppv_cp_visit_date cppv_cp_visit_seen "
        "cppv_cp_visit_seen_alone cppv_cp_visit_bedroom",
    ),
    "ssd_pre_proceedings": (
        "proceedings",
        "prep_table_id prep_person_id prep_plo_family_id prep_pre_pro_decision_date prep_initial_pre_pro_meeting_date "
        "prep_pre_pro_outcome prep_agree_stepdown_issue_date prep_cp_plans_referral_period prep_legal_gateway_outcome "
        "prep_prev_pre_proc_child prep_prev_care_proc_child prep_pre_pro_letter_date prep_care_pro_letter_date "
        "prep_pre_pro_meetings_num prep_pre_pro_parents_legal_rep prep_parents_legal_rep_point_of_issue "
        "prep_court_reference prep_care_proc_court_hearings prep_care_proc_short_notice prep_proc_short_notice_reason "
        "prep_la_inital_plan_approved prep_la_initial_care_plan prep_la_final_plan_approved prep_la_final_care_plan",
    ),
    # children in need census: elements as validation tools export them, one file a module
    "CINdetails": (
        "referrals",
        "LAchildID CINreferralDate ReferralSource PrimaryNeedCode CINclosureDate ReasonForClosure ReferralNFA",
    ),
    "Assessments": (
        "assessments",
        "LAchildID CINreferralDate AssessmentActualStartDate AssessmentAuthorisationDate",
    ),
    "Section47": (
        "conferences",
        "LAchildID S47ActualStartDate InitialCPCtarget DateOfInitialCPC ICPCnotRequired",
    ),
    "ChildProtectionPlans": (
        "protection_plans",
        "LAchildID CPPstartDate CPPendDate InitialCategoryOfAbuse LatestCategoryOfAbuse NumberOfPreviousCPP",
    ),
    "Reviews": ("plan_reviews", "LAchildID CPPstartDate CPPreviewDate"),
    "PreProceedingsandFGDM": (  # children in need census 2026/27, module 5, beside the child's own reference
        "proceedings",
        "LAchildID PPStartDate LBPSentDate FGDMMeetingOffer FGDMMeetingFac InitialPPMeetingDate ReviewMeetingsCount "
        "StepDecisionDate PPOutcome CourtAppDate LetterInitCPDate",
    ),
}


@pytest.mark.parametrize("table", DATASET)
def test_each_table_of_the_dataset_is_known_and_no_field_of_it_is_strange(table: str) -> None:
    name, fields = DATASET[table]
    sheet = _only(f"{table}.csv", comma_separated([fields.split()]))
    assert (sheet.extract, sheet.unrecognised) == (name, ())
