"""Making the demonstration refuses a live home, and what is said in it could identify nobody."""

import pytest

from memberpanel.demo.running import make_demonstration
from memberpanel.demo.spoken import ACTIONS, QUESTIONS, commentary
from memberpanel.home import LIVE, WrongHome, make_home
from memberpanel.panel_record.could_identify import could_identify


def test_a_live_home_is_refused(tmp_path):
    make_home(tmp_path / "live", LIVE)
    with pytest.raises(WrongHome, match="stamped live"):
        make_demonstration(tmp_path / "live")
    assert not (tmp_path / "live" / "demonstration-spreadsheets").exists()


@pytest.mark.parametrize("quarter", ["2026-27-Q1", "2026-27-Q2"])
def test_no_text_could_identify_a_child(quarter):
    texts = [text for said in commentary(quarter) for text in (said.happened, said.why, said.doing)]
    texts += [text for action in ACTIONS[quarter] for text in (action.text, action.came_back)]
    texts += [text for question in QUESTIONS[quarter] for text in (question.text, question.answer)]
    assert [reason for text in texts for reason in could_identify(text)] == []
