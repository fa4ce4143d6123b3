"""The outcome of a contact from the Standard Safeguarding Dataset's JSON, and the census's letters."""

import pytest

from tests.extracts.workbooks import read_rows

CONTACTS = [
    "cont_contact_id", "cont_person_id", "cont_contact_date", "cont_contact_source_code", "cont_contact_source_desc",
    "cont_contact_outcome_json",
]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "outcome"),
    [
        ('{"NEW_REFERRAL_FLAG": "Y", "NFA_FLAG": "N", "NUMBER_OF_OUTCOMES": 1, "COMMENTS": ""}', "referral"),
        ('{"OUTCOME_NEW_REFERRAL_FLAG": "Y", "OUTCOME_CP_ENQUIRY_FLAG": "Y"}', "referral"),
        ('{"NEW_REFERRAL_FLAG": "N", "NFA_FLAG": "Y"}', "no_further_action"),
        ('{"NEW_REFERRAL_FLAG": "", "ADVICE_FLAG": "Y"}', "other"),
        ('{"EXISTING_REFERRAL_FLAG": "Y"}', "other"),
        ('{"NEW_REFERRAL_FLAG": "", "NFA_FLAG": "N", "NUMBER_OF_OUTCOMES": 3}', None),
        ("Referral", "referral"),
    ],
)
def test_the_outcome_of_a_contact_is_its_first_flag(written: str, outcome: str | None) -> None:
    sheet = read_rows([CONTACTS, ["1", "4653765", "2026-07-14", "6", "Police", written]])
    assert (sheet.extract, sheet.rows["outcome"].iloc[0]) == ("contacts", outcome)
    assert [f for f in sheet.findings if f.level != "notice"] == []


@pytest.mark.parametrize("written", ['{"NEW_REFERRAL_FLAG": "Y"', "{}x", '{"a": 1}]'])
def test_what_is_no_such_json_is_asked_about_and_never_said(written: str) -> None:
    sheet = read_rows(
        [CONTACTS, ["1", "4653765", "2026-07-14", "6", "Police", written + " Ann Canary of 3 High Street"]]
    )
    (query,) = [f for f in sheet.findings if f.level == "query"]
    assert query.found.startswith("a text of ")
    assert sheet.rows["outcome"].iloc[0] is None


def test_letters_of_the_census_are_read_as_settings_say_and_that_is_told() -> None:
    headings = ["Child Unique ID", "PPStartDate", "PPOutcome", "StepDecisionDate"]
    rows = [
        ["1", "01/04/2026", "A", "01/06/2026"],
        ["2", "01/04/2026", "b", "01/06/2026"],
        ["3", "01/04/2026", "C", "01/06/2026"],
        ["4", "01/04/2026", "Decision to step down", "01/06/2026"],
    ]
    sheet = read_rows([headings, *rows])
    assert list(sheet.rows["pre_proceedings_outcome"]) == ["issued", "stepped_down", "other", "stepped_down"]
    (told,) = [f for f in sheet.findings if f.rule == "census_letters"]
    assert told.found == "3 letters of the census's code set CS131"
    assert "A proceedings issued, B stepped down, C other" in told.wanted
