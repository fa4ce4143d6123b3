"""What people write: commentary, actions, questions; signing off; what governance reads. No case store is there."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from memberpanel import trail
from memberpanel.access.pages import page
from memberpanel.panel_record.record import record
from memberpanel.release.downloads import write_download
from memberpanel.release.which import standing
from tests.made_release import NAME
from tests.ui.conftest import looking_as, opened, words
from tests.ui.made_home import EARLIER


def _open(url: str, role: str) -> AppTest:
    at = opened(url, role)
    assert not at.exception
    return at


def _field(at: AppTest, kind: str, label: str):
    return next(one for one in getattr(at, kind) if one.label == label)


def _press(at: AppTest, label: str) -> AppTest:
    return next(one for one in at.button if one.label == label).click().run()


def test_commentary_is_saved_under_a_role_and_the_quarter(home):
    at = _open("commentary", "author")
    measure = at.selectbox[0].value
    _field(at, "text_area", "What happened").set_value("Fewer reviews were held on time than we expect.")
    _field(at, "text_input", "Who says so (a role, not a name)").set_value("Head of Safeguarding")
    _press(at, "Save")
    kept = record(home).read("commentary").iloc[0]
    assert (kept["measure"], kept["quarter"]) == (measure, "2026-27-Q2")
    assert kept["role"] == "Head of Safeguarding"


def test_commentary_that_could_identify_is_refused_with_the_reason_and_kept_only_with_one(home):
    at = _open("commentary", "author")
    _field(at, "text_area", "What happened").set_value("Two children were affected in the spring.")
    _press(at, "Save")
    assert "is a count below" in at.error[0].value
    assert record(home).read("commentary").empty
    _field(at, "text_input", "Reason to keep a text that was questioned").set_value(
        "Said at the public meeting."
    )
    _press(at, "Save")
    assert len(record(home).read("commentary")) == 1


def test_an_action_is_added_and_what_came_back_is_written(home):
    at = _open("actions", "clerk")
    _field(at, "text_area", "What the panel asked for").set_value("A report on late reviews.")
    _field(at, "text_input", "Owner (a role)").set_value("Head of Safeguarding")
    _press(at, "Add")
    assert list(record(home).read("actions")["text"]) == ["A report on late reviews."]
    at = _open("actions", "clerk")
    _field(at, "text_area", "What came back").set_value("The report was received.")
    _field(at, "selectbox", "State").set_value("done")
    _press(at, "Save")
    assert list(record(home).read("actions")["state"]) == ["done"]


def test_a_question_is_asked_and_answered(home):
    at = _open("questions", "clerk")
    _field(at, "text_area", "Question").set_value("How long were the longest waits?")
    _field(at, "text_input", "Asked by (an office, not a name)").set_value("Scrutiny chair")
    _press(at, "Ask")
    at = _open("questions", "clerk")
    _field(at, "text_area", "Answer").set_value("Most were less than ten days.")
    _press(at, "Save")
    kept = record(home).read("questions").iloc[0]
    assert kept["answer"] == "Most were less than ten days."


def test_any_member_may_ask_before_the_meeting_and_neither_answers_nor_changes_what_is_suggested(home):
    at = _open("questions", "member")
    _field(at, "text_area", "Question").set_value("Why do plans last longer?")
    _press(at, "Ask")
    kept = record(home).read("questions").iloc[0]
    assert (kept["quarter"], kept["asked_by"]) == ("2026-27-Q2", "Elected member")
    at = _open("questions", "member")
    assert "Why do plans last longer?" in words(at)
    assert [one.label for one in at.text_area] == ["Question"]
    assert [one.label for one in at.button] == ["Ask"]


def test_a_promised_answer_is_written_as_a_promise(home):
    record(home).ask("2026-27-Q2", "Why?", asked_by="Lead Member", actor="clerk")
    at = _open("questions", "clerk")
    _field(at, "text_input", "Promised by whom and when").set_value("Head of Safeguarding, by the next panel")
    _press(at, "Save")
    assert "Promised: Head of Safeguarding, by the next panel" in words(_open("questions", "member"))


def test_scrutiny_support_changes_what_members_might_ask_and_the_service_cannot(home):
    at = _open("questions", "clerk")
    _field(at, "text_area", "Questions, one a line").set_value("Is it only here?\nWhat was done?")
    _press(at, "Save these questions")
    assert record(home).suggested() == {"outside": ("Is it only here?", "What was done?")}
    assert "Save these questions" not in [one.label for one in _open("questions", "director").button]


def test_members_read_what_the_panel_asked_for_and_cannot_write_it(home):
    record(home).add_action("2026-27-Q2", "Bring a report.", owner="Director", due=None, actor="clerk")
    at = _open("actions", "member")
    assert "Bring a report." in words(at) and "no date set" in words(at)
    assert list(at.button) == []


def test_a_release_is_recalled_with_a_reason_and_a_notice_stands_in_its_place(home):
    at = _open("sign-off", "director")
    _field(at, "text_input", "Reason, shown to members").set_value("A list was incomplete.")
    _press(at, "Recall")
    assert NAME in standing(home).withdrawn
    member = looking_as("member")
    assert "A list was incomplete" in words(member) + " ".join(block.value for block in member.markdown)


@pytest.mark.parametrize(("url", "role"), [("sign-off", "director"), ("governance", "governance")])
def test_after_a_recall_it_is_still_said_who_has_the_files(home, url, role):
    write_download(home, actor="lead@example.gov.uk", release=NAME, file="plans.csv")
    write_download(home, actor="chair@example.gov.uk", release=EARLIER, file="pack.pdf")
    at = _open(url, role)
    _field(at, "text_input", "Reason, shown to members").set_value("A list was incomplete.")
    told = words(_press(at, "Recall"))
    assert f"{NAME} (recalled)</th><td>lead@example.gov.uk</td>" in told
    assert f"{EARLIER}</th><td>chair@example.gov.uk</td>" in told
    assert trail.read(home)[-1]["act"] == "withdraw"


def test_the_director_names_a_deputy_and_takes_it_back(home):
    at = _open("sign-off", "director")
    _field(at, "text_input", "Deputy (the address that they sign in with)").set_value("Deputy@example.gov.uk")
    _field(at, "text_input", "Reason").set_value("Leave")
    at = _press(at, "Delegate")
    assert record(home).may_sign("deputy@example.gov.uk", on=date.today())
    assert ">deputy@example.gov.uk</th>" in words(at)
    _press(at, "Take it back")
    assert not record(home).may_sign("deputy@example.gov.uk", on=date.today())
    assert [entry["act"] for entry in trail.read(home)] == ["delegated", "delegation ended"]


def test_governance_reads_delegations_and_sees_that_there_is_nothing_to_delete(home):
    told = " ".join(block.value for block in _open("governance", "governance").markdown)
    assert "The Director has delegated approval to nobody." in told
    assert "Loads are kept 8 years, a child of whom nothing happened 15 years" in told


def test_recalling_needs_a_reason(home):
    at = _press(_open("sign-off", "director"), "Recall")
    assert "needs a reason" in at.error[0].value
    assert standing(home).withdrawn == {}


def test_governance_sees_the_rules_and_that_the_trail_holds(home):
    at = _open("governance", "governance")
    told = words(at)
    assert ">Counts hidden</th><td>1 to 5 children, and as many others as it takes</td>" in told
    assert "Every line of the trail" in at.success[0].value


@pytest.mark.parametrize("url", ["upload", "loads", "exact", "sign-off", "commentary", "governance"])
def test_a_member_is_offered_no_page_that_is_not_theirs(home, url):
    at = looking_as("member")
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        at.switch_page(str(page(url).file))


def test_a_new_usual_range_is_a_recorded_decision_of_the_director_and_can_be_taken_back(home):
    assert "Begin a new usual range" not in [one.label for one in _open("commentary", "author").button]
    at = _open("commentary", "director")
    _field(at, "selectbox", "Measure with a new level").select("plans_open")
    _field(at, "selectbox", "From the quarter").select("2025-26-Q1")
    _field(at, "text_input", "What changed, and why it will last").set_value("Two areas were joined.")
    at = _press(at, "Begin a new usual range")
    assert "Write which office agreed it" in at.error[0].value
    assert record(home).read("rebases").empty
    _field(at, "text_input", "Who agreed it (an office, not a name)").set_value("The panel, 12 November 2026")
    at = _press(at, "Begin a new usual range")
    kept = record(home).read("rebases").iloc[0]
    assert (kept["measure"], kept["quarter"]) == ("plans_open", "2025-26-Q1")
    assert (kept["reason"], kept["agreed_by"]) == ("Two areas were joined.", "The panel, 12 November 2026")
    assert "Two areas were joined." in words(at)
    _press(at, "Take it back")
    assert record(home).read("rebases").empty
    acts = [row["act"] for row in trail.read(home)]
    assert acts[-2:] == ["new usual range", "new usual range taken back"]
