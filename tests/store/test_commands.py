"""The store from the command line: load, look, take back, forget, back up, bring back."""

from pathlib import Path

import pytest

from memberpanel.cli import main
from memberpanel.home import open_home
from memberpanel.store.connecting import connect

REFERRALS = """Child Unique ID,Date of referral,Referral Source,Referral NFA?
4653765,01/07/2026,6: Police,b) No
4653766,02/07/2026,10: Unknown,a) Yes
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MEMBERPANEL_HOME", str(tmp_path / "home"))
    (tmp_path / "referrals.csv").write_text(REFERRALS)
    return tmp_path


def _count() -> int:
    with connect(open_home()) as store:
        return store.execute("select count(*) from referrals").fetchone()[0]


def test_load_take_back_and_list(folder: Path, capsys: pytest.CaptureFixture):
    file = str(folder / "referrals.csv")
    assert main(["load", file]) == 0
    assert _count() == 2
    assert main(["load", file]) == 0
    assert "loaded before, as load 1" in capsys.readouterr().out
    assert main(["undo", "1"]) == 0
    assert _count() == 0
    assert main(["load", file]) == 0
    capsys.readouterr()
    assert main(["loads"]) == 0
    later, first = capsys.readouterr().out.splitlines()
    assert "undone" in first and "undone" not in later
    assert main(["undo", "1"]) == 1
    assert "was undone on" in capsys.readouterr().err


def test_back_up_bring_back_forget_and_audit(
    folder: Path, capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch
):
    main(["load", str(folder / "referrals.csv")])
    assert main(["backup", "--out", str(folder / "b.tar.gz"), "--key-out", str(folder / "k")]) == 0
    assert main(["backup", "--out", str(folder / "b.tar.gz")]) == 1
    monkeypatch.setenv("MEMBERPANEL_HOME", str(folder / "again"))
    assert main(["restore", str(folder / "b.tar.gz"), "--key", str(folder / "k")]) == 0
    assert _count() == 2
    assert main(["forget"]) == 0
    assert main(["audit"]) == 0
    (folder / "again" / "store" / "key").write_text("00" * 32)
    capsys.readouterr()
    assert main(["audit"]) == 1
    assert "NO   The key of the case store is there" in capsys.readouterr().out
