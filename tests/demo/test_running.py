"""Making the demonstration refuses a live home, and what is said in it could identify nobody."""

import pytest

from memberpanel.demo.running import UNFINISHED, make_demonstration
from memberpanel.demo.spoken import ACTIONS, QUESTIONS, commentary
from memberpanel.home import LIVE, WrongHome, make_home
from memberpanel.panel_record.could_identify import could_identify
from memberpanel.release.which import published
from tests.ui.made_home import make_published_home


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


class Stopped(Exception):
    """Stands for the power going off."""


def _stop(words: str, share: float) -> None:
    raise Stopped(words)


def test_a_making_that_was_stopped_after_a_published_quarter_begins_anew(tmp_path):
    home = make_published_home(tmp_path / "home")
    (home.folder / UNFINISHED).touch()
    with pytest.raises(Stopped, match="Making up a county"):
        make_demonstration(home.folder, on_progress=_stop)
    assert published(home) == []
    assert sorted(path.name for path in home.folder.iterdir()) == [
        UNFINISHED, "drafts", "releases", "stamp.json", "store",
    ]  # fmt: skip


def test_one_that_was_finished_is_left_as_it_is(tmp_path):
    home, said = make_published_home(tmp_path / "home"), []
    make_demonstration(home.folder, on_progress=lambda words, share: said.append(words))
    assert said == ["The demonstration was made before"]
    assert len(published(home)) == 2


def test_a_live_home_with_such_a_mark_is_not_cleared(tmp_path):
    home = make_home(tmp_path / "live", LIVE)
    (home.folder / UNFINISHED).touch()
    (home.folder / "panel.duckdb").touch()
    with pytest.raises(WrongHome):
        make_demonstration(home.folder)
    assert home.panel_record.exists()
