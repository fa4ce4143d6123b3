"""A copy that only shows: what is published and nothing else, brought up to date without a reader noticing."""

import pytest

from memberpanel import trail
from memberpanel.cli import main
from memberpanel.home import OnlyShows, WrongHome, make_home, open_home
from memberpanel.release.viewing import bring_up_to_date
from memberpanel.release.which import Withdrawn, move_pointer, release_for, standing
from tests.release.published_home import published_home, put_release

Q1, Q2, DRAFT = "2026-27-Q1-v1", "2026-27-Q2-v1", "2026-27-Q2-v2"


@pytest.fixture
def home(tmp_path):
    home = published_home(tmp_path / "home", Q1, Q2)
    put_release(home.drafts, DRAFT)
    (home.store / "key").write_text("a key")
    trail.write(home, actor="jo", act="load accepted", detail={})
    return home


def _files(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_it_holds_releases_a_pointer_and_a_stamp_and_nothing_else(home, tmp_path):
    assert bring_up_to_date(home, tmp_path / "viewer") == 2
    assert _files(tmp_path / "viewer") == [
        f"releases/{Q1}/release.duckdb", f"releases/{Q2}/release.duckdb", "releases/current", "stamp.json",
    ]  # fmt: skip
    viewer = open_home(tmp_path / "viewer")
    assert viewer.is_viewer and viewer.is_demonstration
    assert release_for(viewer, "member").name == Q2


def test_what_is_there_is_not_copied_again_and_a_recall_arrives(home, tmp_path):
    bring_up_to_date(home, tmp_path / "viewer")
    now = standing(home)
    move_pointer(home, type(now)(now.published, {Q2: {"reason": "A list", "on": "today"}}, now.hashes))
    assert bring_up_to_date(home, tmp_path / "viewer") == 0
    with pytest.raises(Withdrawn, match="A list"):
        release_for(open_home(tmp_path / "viewer"), "member")


def test_a_folder_that_is_something_else_is_left_alone(home, tmp_path):
    other = make_home(tmp_path / "other", "demonstration")
    with pytest.raises(WrongHome, match="is not a viewer's copy"):
        bring_up_to_date(home, other.folder)


def test_nothing_is_written_in_it(home, tmp_path, monkeypatch, capsys):
    bring_up_to_date(home, tmp_path / "viewer")
    before = _files(tmp_path / "viewer")
    with pytest.raises(OnlyShows):
        trail.write(open_home(tmp_path / "viewer"), actor="jo", act="download", detail={})
    monkeypatch.setenv("MEMBERPANEL_HOME", str(tmp_path / "viewer"))
    for command in (
        ["release", "2026-27-Q2"],
        ["approve", Q2],
        ["withdraw", Q2, "--reason", "x"],
        ["undo", "1"],
    ):
        assert main(command) == 1
        assert "a copy that only shows" in capsys.readouterr().err
    assert main(["figures", "--measure", "referrals"]) == 0
    assert _files(tmp_path / "viewer") == before
