"""No text enters a release that could point to a child, unless it was kept for a reason."""

import pandas as pd
import pytest

from memberpanel.drafting.texts import TextCouldIdentify, check_texts, panel_part
from memberpanel.home import make_home
from memberpanel.panel_record.record import record

COLUMNS = ["register", "row_number", "column_name", "value"]


@pytest.fixture
def panel(tmp_path):
    return record(make_home(tmp_path / "home", "demonstration"))


def _register(text: str) -> pd.DataFrame:
    return pd.DataFrame(
        [("themes", 1, "Point", text), ("key_questions", 1, "Question", "Three children")], columns=COLUMNS
    )


def test_a_register_is_asked_again(panel):
    with pytest.raises(TextCouldIdentify) as refused:
        check_texts(panel, panel_part(panel), _register("We looked at three children in depth."))
    assert str(refused.value).splitlines()[1:] == [
        'register themes, row 1, Point: "three children" is a count below 6.'
    ]
    panel.check_texts(*refused.value.texts, keep_because="It is in the published report.", actor="analyst")
    check_texts(panel, panel_part(panel), _register("We looked at three children in depth."))


def test_a_text_of_a_register_is_asked_about_however_short_it_is(panel):
    owner = pd.DataFrame([("audit_of_practice", 3, "Owner", "Mrs Jane Smith")], columns=COLUMNS)
    with pytest.raises(
        TextCouldIdentify, match='register audit_of_practice, row 3, Owner: .*"Smith" may be a name'
    ):
        check_texts(panel, panel_part(panel), owner)


def test_an_ordinary_register_passes(panel):
    check_texts(panel, panel_part(panel), _register("Supervision is more reflective than a year ago."))


def test_a_text_kept_for_a_reason_passes_and_its_author_is_left_out(panel):
    panel.say(
        "plans_open", "2026-27-Q2", happened="Three children came from one county.", why="", doing="", by_when="",
        role="Director", actor="somebody", keep_because="It stands in the published minutes.",
    )  # fmt: skip
    part = panel_part(panel)
    assert "written_by" not in part["commentary"].columns
    check_texts(panel, part, _register("Nothing else to say of this."))
