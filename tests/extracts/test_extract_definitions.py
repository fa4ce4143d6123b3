"""Every file of data/extracts, by discovery."""

import pytest

from memberpanel.extracts.definition import TYPES, Extract, code_sets, extracts

CONTRACT = {
    "contacts": "child_id contact_date source outcome district age",
    "referrals": "child_id referral_date source no_further_action referrals_in_12_months referrer_informed_date "
    "informing_not_required district age sex ethnicity disability family_id",
    "assessments": "child_id start_date authorised_date referral_date child_seen needs_social_care district age "
    "disability",
    "conferences": "child_id strategy_date conference_not_needed conference_date resulted_in_plan transfer_in "
    "family_id district age",
    "protection_plans": "child_id start_date end_date initial_category latest_category previous_plans "
    "last_visit_date seen_alone latest_review_date end_reason other_authority family_id district age sex ethnicity "
    "disability",
    "plan_reviews": "child_id plan_start_date due_date review_date quorate participation continued",
    "plan_visits": "child_id visit_date seen seen_alone bedroom_seen",
    "proceedings": "child_id family_id case_number pre_proceedings_start letter_sent pre_proceedings_outcome "
    "pre_proceedings_end application_date application_type irh_date final_hearing_date concluded_date extension "
    "extension_reason final_order family_meeting_offered family_meeting_held district age "
    "first_meeting_date review_meetings care_letter_sent",
    "meetings": "meeting_id meeting_type meeting_date agency invited attendance report_submitted report_date "
    "quorate minutes_date",
    "case_reviews": "reference regime stage decided_date published_date delay_reason independent_chair panel_chair "
    "management_reviews_expected management_reviews_received overview executive_summary grade actions_total "
    "actions_done learning",
    "audit_of_practice": "quarter standard rating evidence owner action due_date measure",
    "key_questions": "quarter question agency answered assured gaps asked_date",
    "agency_returns": "quarter agency indicator numerator denominator note",
    "themes": "quarter theme point measures",
    "benchmarks": "comparator area area_kind year value status source",
    "population": "area year children source",
}
every_extract = pytest.mark.parametrize("extract", extracts().values(), ids=lambda e: e.name)


@pytest.mark.parametrize("name", CONTRACT)
def test_an_extract_keeps_the_columns_that_the_rest_of_the_house_counts_on(name: str) -> None:
    assert " ".join(column.name for column in extracts()[name].stored_columns) == CONTRACT[name]


def test_there_is_no_extract_beside_these() -> None:
    assert list(extracts()) == list(CONTRACT)


@every_extract
def test_no_heading_stands_for_two_columns_of_one_extract(extract: Extract) -> None:
    headings = [heading.casefold() for column in extract.columns for heading in column.headings]
    assert sorted(headings) == sorted(set(headings))


@every_extract
def test_a_register_aside_every_extract_has_a_date_to_place_it_by(extract: Extract) -> None:
    assert extract.coverage == "register" or extract.column(extract.event).type == "date"


@every_extract
def test_every_age_is_taken_at_a_date_of_the_same_extract(extract: Extract) -> None:
    for column in extract.columns:
        assert column.type != "birth" or extract.column(column.event).type == "date"


@every_extract
def test_nothing_that_names_a_person_is_kept(extract: Extract) -> None:
    away = ("worker", "team", "name", "postcode", "address")
    kept = [c for c in extract.columns if c.stored and any(word in c.heading.casefold() for word in away)]
    assert kept == []


def test_no_way_of_writing_stands_for_two_codes() -> None:
    for name, codes in code_sets().items():
        written = {w.casefold(): code.value for code in codes for w in (code.value, *code.written)}
        doubled = [w for code in codes for w in code.written if written[w.casefold()] != code.value]
        assert doubled == [], name


def test_a_dropped_column_has_no_type_in_the_store() -> None:
    assert TYPES["dropped"] == TYPES["helper"] == ""
