import json
import stat

import pytest

from memberpanel.home import DEMONSTRATION, LIVE, WrongHome, make_home, open_home


def test_a_home_is_stamped_once_and_is_for_its_owner_only(tmp_path):
    home = make_home(tmp_path / "home", DEMONSTRATION)
    assert home.is_demonstration
    assert open_home(home.folder) == home
    for folder in (home.folder, home.store, home.drafts, home.releases):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_demonstration_home_never_becomes_live(tmp_path):
    make_home(tmp_path / "home", DEMONSTRATION)
    with pytest.raises(WrongHome, match="can never become live"):
        make_home(tmp_path / "home", LIVE)


def test_no_home_says_how_to_make_one(tmp_path):
    with pytest.raises(WrongHome, match="python -m memberpanel demo"):
        open_home(tmp_path / "nowhere")


@pytest.mark.parametrize("written", ["", "{}", "[]", json.dumps({"stamp": "other"})])
def test_a_damaged_stamp_is_refused(tmp_path, written):
    home = make_home(tmp_path / "home", LIVE)
    (home.folder / "stamp.json").write_text(written)
    with pytest.raises(WrongHome):
        open_home(home.folder)
