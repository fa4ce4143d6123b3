"""The store from the command line: load, look, take back, forget, back up, bring back."""

from hashlib import sha256
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
    digest = sha256((folder / "referrals.csv").read_bytes()).hexdigest()[:8]
    assert f"referrals                 2 rows, 0 left out  referrals.csv ({digest})" in later
    assert main(["undo", "1"]) == 1
    assert "was undone on" in capsys.readouterr().err


def test_two_files_of_one_extract_cover_each_its_own_period(folder: Path, capsys: pytest.CaptureFixture):
    (folder / "june.csv").write_text(REFERRALS.replace("/07/", "/06/"))
    files = [str(folder / name) for name in ("june.csv", "referrals.csv")]
    said = [
        "--covers",
        "june.csv",
        "2026-04-01",
        "2026-06-30",
        "--covers",
        "referrals",
        "2026-07-01",
        "2026-09-30",
    ]
    assert main(["load", *files, *said]) == 0
    with connect(open_home()) as store:
        assert store.execute(
            "select file_name, covered_from::varchar, covered_to::varchar from loads order by covered_from"
        ).fetchall() == [
            ("june.csv", "2026-04-01", "2026-06-30"),
            ("referrals.csv", "2026-07-01", "2026-09-30"),
        ]
    capsys.readouterr()
    assert main(["load", *files, "--covers", "may.csv", "2026-04-01", "2026-06-30"]) == 1
    assert main(["load", *files, "--covers", "june.csv", "2026-06-30", "2026-04-01"]) == 1
    told = capsys.readouterr().err
    assert 'There is no extract "may.csv"' in told
    assert "2026-04-01 is before 2026-06-30. Write the first day, then the last." in told


def test_a_heading_is_offered_confirmed_remembered_shown_and_taken_back(
    folder: Path, capsys: pytest.CaptureFixture
):
    (folder / "strange.csv").write_text(REFERRALS.replace("Date of referral", "When it came"))
    file = str(folder / "strange.csv")
    assert main(["load", file]) == 1
    assert (
        'the heading "When it came" is not known. It may be "Date of referral". '
        'If it is: --heading referrals "When it came" referral_date'
    ) in capsys.readouterr().err
    assert main(["load", file, "--heading", "referrals", "When it came", "no_such_column"]) == 1
    assert 'referrals has no column "no_such_column". It has: child_id,' in capsys.readouterr().err
    assert main(["load", file, "--heading", "referrals", "When it came", "referral_date"]) == 0
    assert _count() == 2
    assert main(["undo", "1"]) == 0 and main(["load", file]) == 0  # remembered
    capsys.readouterr()
    assert main(["headings"]) == 0
    assert '"When it came" is referral_date' in capsys.readouterr().out
    assert main(["headings", "--forget", "referrals", "When it came"]) == 0
    assert main(["headings", "--forget", "referrals", "When it came"]) == 1
    assert "When it came" not in (open_home().folder / "trail.jsonl").read_text()
    assert main(["undo", "2"]) == 0 and main(["load", file]) == 1  # asked again


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
