"""The clerk writes the meeting down and takes the Word file; an action is opened from a card."""

from io import BytesIO

import pytest
from docx import Document
from streamlit.testing.v1 import AppTest

from memberpanel import trail
from memberpanel.access.pages import page
from memberpanel.panel_record.record import record
from memberpanel.release.files import content_hash
from memberpanel.ui.record.minuting import document_on_demand
from memberpanel.ui.who import Person
from tests.made_release import NAME
from tests.ui.conftest import looking_as, opened, words
from tests.ui.made_home import EARLIER


def _open(url: str, role: str) -> AppTest:
    at = opened(url, role)
    assert not at.exception
    return at


def _write(at: AppTest, label: str, text: str) -> None:
    next(one for one in at.text_area if one.label == label).set_value(text)


def _save(at: AppTest) -> AppTest:
    return next(one for one in at.button if one.label == "Save").click().run()


def test_the_clerk_saves_the_meeting_and_is_then_offered_its_record(home):
    before = content_hash(home.releases / NAME)
    at = _open("record", "clerk")
    assert at.get("download_button") == []
    _write(at, "Present (one office a line, no names)", "Lead Member\nScrutiny chair")
    _write(at, "Referred to cabinet", "Money for two more posts.")
    at = _save(at)
    assert not at.error and not at.exception
    assert record(home).meeting(NAME).cabinet == "Money for two more posts."
    assert [one.proto.label for one in at.get("download_button")] == ["Download the record"]
    assert content_hash(home.releases / NAME) == before


def test_a_name_is_questioned(home):
    at = _open("record", "clerk")
    _write(at, "Present (one office a line, no names)", "The chair, Margaret Thornberry")
    at = _save(at)
    assert '"Thornberry" may be a name.' in at.error[0].value
    assert record(home).meeting(NAME) is None


def test_the_file_is_made_at_the_click_and_stands_in_the_trail(home):
    _write(at := _open("record", "clerk"), "Present (one office a line, no names)", "Lead Member")
    _save(at)
    clerk = Person("clerk@example.gov.uk", "clerk", ("clerk",))
    made = document_on_demand(home, clerk, NAME, EARLIER, "record.docx")()
    assert "Lead Member" in [line.text for line in Document(BytesIO(made)).paragraphs]
    last = trail.read(home)[-1]
    assert (last["actor"], last["act"]) == ("clerk@example.gov.uk", "download")
    assert last["detail"] == {"release": NAME, "file": "record.docx"}


@pytest.mark.parametrize("role", ["member", "author", "analyst", "governance"])
def test_no_other_role_is_offered_the_page_or_a_way_to_act_from_a_card(look, role):
    at = look("plans", role)
    assert not [one for one in at.get("page_link") if one.proto.label.startswith("Take this forward")]
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        at.switch_page(str(page("record").file))


@pytest.mark.parametrize("role", ["clerk", "director"])
def test_a_card_leads_to_a_new_action_about_its_measure(look, role):
    at = look("plans", role)
    links = {one.proto.label: one.proto for one in at.get("page_link")}
    link = links["Take this forward: reviews in time"]
    assert "measure=reviews_in_time" in link.query_string
    assert "Plans" in words(at) or at.title


@pytest.mark.parametrize(
    ("asked", "chosen"), [("reviews_in_time", "Reviews in time"), ("nothing", "No one measure")]
)
def test_the_page_of_actions_begins_with_the_measure_of_its_address(home, asked, chosen):
    at = looking_as("clerk")
    at.switch_page(str(page("actions").file))
    at.query_params["measure"] = asked
    at.run()
    box = next(one for one in at.selectbox if one.label == "About")
    assert box.options[box.index] == chosen
