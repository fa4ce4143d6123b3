"""A home backed up comes back whole, and only with its own key."""

import stat
import tarfile
from datetime import date
from pathlib import Path
from threading import Thread

import duckdb
import pytest

from memberpanel import trail
from memberpanel.home import Home, make_home
from memberpanel.store import versions
from memberpanel.store.backup import NotBackedUp, NotRestored, backup, backup_key, restore
from memberpanel.store.connecting import connect
from memberpanel.store.loading import accept, loads, prepare
from memberpanel.store.pseudonyms import WrongKey
from tests.store.made import reading, sheet


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with two loads, a release, a draft, a panel record and a list of known facts."""
    home = make_home(tmp_path / "home", "live")
    for day in (1, 2):
        rows = [{"child_id": str(day), "referral_date": date(2026, 4, day), "source": "6"}]
        said = sheet("referrals", rows, covered=(date(2026, 4, day), date(2026, 4, day)))
        accept(prepare(home, [reading(said)], actor="jo"))
    release = home.releases / "2026-27-Q1-v1"
    release.mkdir()
    (release / "approval.json").write_text("{}")
    with duckdb.connect(str(release / "release.duckdb")) as made:
        made.execute("create table manifest as select 'release' as key")
    with duckdb.connect(str(home.panel_record)) as made:
        made.execute("create table commentary as select 'Referrals rose.' as said")
    (home.folder / "known_facts.csv").write_text("measure\n")
    return home


def test_what_was_backed_up_comes_back(home: Home, tmp_path: Path):
    archive, key = tmp_path / "monday.tar.gz", tmp_path / "elsewhere"
    made = backup(home, archive, actor="jo")
    backup_key(home, key, actor="jo")
    assert made.store_version == "case-000002.duckdb"
    assert made.last_line == trail.read(home)[2]["hash"]
    assert [stat.S_IMODE(file.stat().st_mode) for file in (archive, key)] == [0o600, 0o600]
    again = restore(archive, tmp_path / "restored", actor="al", key=key)
    assert again.stamp == "live"
    assert loads(again)["load_id"].tolist() == [2, 1]
    with connect(again) as store:
        assert store.execute("select count(*) from referrals").fetchone() == (2,)
    with duckdb.connect(str(again.panel_record), read_only=True) as record:
        assert record.execute("select said from commentary").fetchall() == [("Referrals rose.",)]
    assert (again.releases / "2026-27-Q1-v1" / "approval.json").read_text() == "{}"
    assert (again.folder / "known_facts.csv").exists()
    assert trail.read(again)[-1]["act"] == "restored"
    trail.verify(again)
    assert all(path.stat().st_mode & 0o077 == 0 for path in again.folder.rglob("*"))


def test_the_archive_holds_no_key_and_no_older_version(home: Home, tmp_path: Path):
    backup(home, tmp_path / "monday.tar.gz", actor="jo")
    with tarfile.open(tmp_path / "monday.tar.gz") as packed:
        in_store = [name for name in packed.getnames() if name.startswith("store/")]
    assert sorted(in_store) == ["store/case-000002.duckdb", "store/current"]


def test_a_restored_home_takes_loads_with_its_own_key_only(home: Home, tmp_path: Path):
    archive = tmp_path / "monday.tar.gz"
    backup(home, archive, actor="jo")
    without = restore(archive, tmp_path / "without", actor="al")
    assert len(loads(without)) == 2
    said = reading(sheet("referrals", [{"child_id": "9", "referral_date": date(2026, 4, 9), "source": "6"}]))
    with pytest.raises(WrongKey, match="is lost"):
        prepare(without, [said], actor="al")
    (tmp_path / "wrong").write_text("ab" * 32)
    with pytest.raises(WrongKey, match="not the key"):
        restore(archive, tmp_path / "other", actor="al", key=tmp_path / "wrong")
    assert not (tmp_path / "other").exists()


def test_neither_overwrites_anything(home: Home, tmp_path: Path):
    archive = tmp_path / "monday.tar.gz"
    backup(home, archive, actor="jo")
    with pytest.raises(NotBackedUp, match="never writes over another"):
        backup(home, archive, actor="jo")
    with pytest.raises(NotRestored, match="holds something already"):
        restore(archive, home.folder, actor="jo")
    assert versions.current_version(home) == "case-000002.duckdb"


def test_a_damaged_archive_is_not_restored(home: Home, tmp_path: Path):
    archive = tmp_path / "monday.tar.gz"
    backup(home, archive, actor="jo")
    archive.write_bytes(archive.read_bytes()[: archive.stat().st_size // 2])
    with pytest.raises(NotRestored, match="monday.tar.gz is damaged"):
        restore(archive, tmp_path / "restored", actor="al")
    assert not (tmp_path / "restored").exists()


def test_a_store_that_cannot_be_opened_makes_no_backup(home: Home, tmp_path: Path):
    (home.store / versions.current_version(home)).write_bytes(b"damaged" * 1000)
    with pytest.raises(NotRestored, match="case-000002.duckdb in the archive cannot be opened"):
        backup(home, tmp_path / "monday.tar.gz", actor="jo")
    assert not (tmp_path / "monday.tar.gz").exists()


def test_a_load_that_arrives_during_a_backup_waits_so_that_store_and_trail_are_of_one_moment(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    said = sheet("referrals", [{"child_id": "3", "referral_date": date(2026, 4, 3), "source": "6"}],
                 covered=(date(2026, 4, 3), date(2026, 4, 3)))  # fmt: skip
    prepared = prepare(home, [reading(said)], actor="jo")
    loading, add = Thread(target=accept, args=(prepared,)), tarfile.TarFile.add

    def add_and_meet_a_load(archive: tarfile.TarFile, name, arcname=None, *rest, **how) -> None:
        add(archive, name, arcname, *rest, **how)
        if arcname == "store/case-000002.duckdb":
            loading.start()
            loading.join(timeout=1)

    monkeypatch.setattr(tarfile.TarFile, "add", add_and_meet_a_load)
    backup(home, tmp_path / "meanwhile.tar.gz", actor="al")
    loading.join(timeout=60)
    again = restore(tmp_path / "meanwhile.tar.gz", tmp_path / "restored", actor="al")
    assert loads(again)["load_id"].tolist() == [2, 1]
    assert [line["act"] for line in trail.read(again)] == ["load accepted"] * 2 + ["backed up", "restored"]
    assert loads(home)["load_id"].tolist() == [3, 2, 1]
    trail.verify(home)
