"""What a machine may do to a home: each fault is said in words, and what stood before stands."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import duckdb
import pytest

from memberpanel import locking, trail
from memberpanel.faults import CLOSED, DAMAGED, FULL, HELD, in_words
from memberpanel.home import Home
from memberpanel.panel_record.record import DamagedRecord, record
from memberpanel.release.approving import approve, publish
from memberpanel.release.reading import open_release
from memberpanel.release.which import DamagedPointer, Missing, release_for
from memberpanel.store import versions
from memberpanel.store.changing import change
from memberpanel.store.connecting import DamagedStore, connect
from memberpanel.store.loading import accept, loads, prepare
from tests.release.drafted_home import put_draft
from tests.release.published_home import published_home
from tests.store.made import reading, sheet

ROOT = Path(__file__).resolve().parent.parent
V1, V2 = "2026-27-Q2-v1", "2026-27-Q2-v2"


def _referral(child: str, day: date):
    rows = [{"child_id": child, "referral_date": day, "source": "6"}]
    return reading(sheet("referrals", rows, covered=(day, day)))


def _load(home: Home, child: str, day: date) -> None:
    accept(prepare(home, [_referral(child, day)], actor="jo"))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Return a home with one load and one published release."""
    home = published_home(tmp_path / "home")
    _load(home, "1", date(2026, 4, 1))
    return home


def _state(home: Home) -> dict[str, bytes]:
    """Return every file of the home that is not a lock, with what it holds."""
    return {
        str(path.relative_to(home.folder)): path.read_bytes()
        for path in sorted(home.folder.rglob("*"))
        if path.is_file() and path.name not in ("lock", ".lock", ".panel.lock")
    }


def _damage(file: Path) -> None:
    """Overwrite the blocks of a database as a broken disk would; what DuckDB opens it by stays."""
    written = bytearray(file.read_bytes())
    for place in range(3 * 4096 + 64, len(written), 4096):
        written[place] ^= 0xFF
    file.write_bytes(bytes(written))


# A disk that fills: the process may write no file beyond so many bytes, as the operating system enforces it.
_ON_A_FULL_DISK = """
import resource, signal, sys
from memberpanel.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.exit(main(sys.argv[2:]))
"""


def _on_a_full_disk(home: Home, most: int, *command: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-c", _ON_A_FULL_DISK, str(most), *command],
        cwd=ROOT, env={**os.environ, "MEMBERPANEL_HOME": str(home.folder)}, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("most", [100, 100_000, 3_000_000], ids=["at once", "in the copy", "in the database"])
def test_a_disk_that_fills_while_loading_is_said_and_loses_nothing(home: Home, tmp_path: Path, most: int):
    more = tmp_path / "more.csv"
    more.write_text("Child ID,Referral date,Referral source,District\nC1,01/07/2026,5A,Blaby\n")
    before = _state(home)
    done = _on_a_full_disk(home, most, "load", str(more), "--covers", "referrals", "2026-07-01", "2026-09-30")
    assert (done.returncode, done.stderr.strip().splitlines()[-1]) == (1, FULL)
    assert _state(home) == before
    assert len(loads(home)) == 1


def test_a_backup_on_a_full_disk_leaves_no_half_of_one(home: Home, tmp_path: Path):
    archive = tmp_path / "monday.tar.gz"
    done = _on_a_full_disk(home, 60_000, "backup", "--out", str(archive))
    assert (done.returncode, done.stderr.strip()) == (1, FULL)
    assert not archive.exists()


def test_publishing_on_a_full_disk_is_said_and_the_release_before_stays(home: Home):
    put_draft(home, V2)
    approve(home, V2, actor="director", role="director")
    before = _state(home)
    done = _on_a_full_disk(home, 100, "publish", V2)
    assert (done.returncode, done.stderr.strip().splitlines()[-1]) == (1, FULL)
    assert release_for(home, "member").name == V1
    moved = {name.replace(f"drafts/{V2}", f"releases/{V2}"): held for name, held in before.items()}
    assert _state(home) == moved
    publish(home, V2, actor="director", role="director")
    assert release_for(home, "member").name == V2
    trail.verify(home)


def test_a_line_of_the_trail_is_written_whole_or_not_at_all(home: Home):
    before = home.trail.read_bytes()
    script = (
        "import resource, sys, pathlib\nfrom memberpanel import trail\nfrom memberpanel.home import open_home\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({len(before) + 50}, {len(before) + 50}))\n"
        "trail.write(open_home(pathlib.Path(sys.argv[1])), actor='jo', act='load accepted', detail={})"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(home.folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "OSError" in done.stderr
    assert home.trail.read_bytes() == before
    trail.verify(home)


def test_nothing_is_begun_that_the_trail_could_not_tell(home: Home, monkeypatch):
    before = _state(home)
    monkeypatch.setattr(locking, "ROOM_TO_LEAVE", 1 << 60)
    with pytest.raises(locking.NoRoom, match="was not begun: less than"):
        change(home, lambda _: None)
    assert _state(home) == before


# A disk that cannot be written: folders and files that even their owner may only read. Root may write all the same,
# so it gives that up first.
_ON_A_READ_ONLY_DISK = """
import ctypes, sys
from memberpanel.cli import main
libc = ctypes.CDLL(None)
if hasattr(libc, "capset"):
    header, sets = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    libc.capget(header, sets)
    sets[0] &= ~0b110
    libc.capset(header, sets)
sys.exit(main(sys.argv[1:]))
"""


def test_on_a_disk_that_cannot_be_written_loading_is_refused_and_reading_goes_on(home: Home, tmp_path: Path):
    more = tmp_path / "more.csv"
    more.write_text("Child ID,Referral date,Referral source,District\nC1,01/07/2026,5A,Blaby\n")
    before, everything = _state(home), [home.folder, *home.folder.rglob("*")]
    for path in everything:
        path.chmod(0o500 if path.is_dir() else 0o400)
    done = [
        subprocess.run(
            [sys.executable, "-c", _ON_A_READ_ONLY_DISK, *command],
            cwd=ROOT,
            env={**os.environ, "MEMBERPANEL_HOME": str(home.folder)},
            capture_output=True,
            text=True,
            check=False,
        )  # fmt: skip
        for command in (["load", str(more)], ["withdraw", V1, "--reason", "x"], ["figures"], ["loads"])
    ]
    for path in everything:
        path.chmod(0o700 if path.is_dir() else 0o600)
    assert [one.returncode for one in done] == [1, 1, 0, 0]
    assert [one.stderr.strip().splitlines()[-1] for one in done[:2]] == [CLOSED, CLOSED]
    assert _state(home) == before


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ('IO Error: Could not write file "x": No space left on device', FULL),
        ('IO Error: Cannot open file "x": Read-only file system', CLOSED),
        ('IO Error: Could not set lock on file "x": Conflicting lock is held', HELD),
        ("Corrupt database file: computed checksum 1 does not match", DAMAGED),
        ("Binder Error: no such column", ""),
    ],
)
def test_what_the_database_says_of_the_disk_is_put_into_words(said: str, words: str):
    assert in_words(duckdb.IOException(said)) == words
    assert in_words(ValueError(said)) == ""


def test_a_store_held_by_another_program_is_said_by_the_command_line(home: Home):
    script = "import duckdb, sys\nopened = duckdb.connect(sys.argv[1])\nprint('held', flush=True)\nsys.stdin.read()"
    file = str(versions.current_file(home))
    with subprocess.Popen(
        [sys.executable, "-c", script, file], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout.readline() == "held\n"
        done = subprocess.run(
            [sys.executable, "-m", "memberpanel", "loads"],
            cwd=ROOT, env={**os.environ, "MEMBERPANEL_HOME": str(home.folder)}, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        holder.stdin.close()
    assert (done.returncode, done.stderr.strip()) == (1, HELD)


@pytest.mark.parametrize("damage", [_damage, lambda file: file.write_bytes(file.read_bytes()[:20_000])])
def test_a_damaged_store_is_said_and_left_alone_and_members_go_on_reading(home: Home, damage):
    damage(versions.current_file(home))
    before = _state(home)
    with pytest.raises(DamagedStore, match="case-000001.duckdb cannot be read whole.*last backup"):
        loads(home)
    assert _state(home) == before
    assert open_release(release_for(home, "member")).figures("referrals").shape[0] > 0


def test_a_pointer_of_the_store_that_is_not_text_is_said(home: Home):
    (home.store / "current").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(versions.NoStore, match="Restore the store from a backup"):
        versions.current_version(home)


def test_a_damaged_panel_record_is_said_and_left_alone(home: Home):
    record(home).ask("2026-27-Q2", "How long were the waits?", asked_by="Scrutiny chair", actor="clerk")
    file = home.panel_record
    file.write_bytes(file.read_bytes()[:9_000])
    before = _state(home)
    with pytest.raises(DamagedRecord, match="What is published is not touched by it"):
        record(home).read("questions")
    assert _state(home) == before


@pytest.mark.parametrize(
    "written",
    [b"", b"[]", b"{}", b'"v1"', b"\xff\xfe", b'{"published": ["../x"], "withdrawn": {}, "hashes": {}}',
     b'{"published": ["2026-27-Q2-v1"], "withdrawn": {}, "hashes": {}}', b'{"published": 3, "withdrawn": 3}'],
)  # fmt: skip
def test_a_corrupt_pointer_is_said_whatever_it_holds(home: Home, written: bytes):
    (home.releases / "current").write_bytes(written)
    with pytest.raises(DamagedPointer, match="restore releases/current from a backup"):
        release_for(home, "member")


def test_a_release_deleted_while_it_is_read_is_read_to_the_end_and_then_said_to_be_missing(home: Home):
    reader = open_release(release_for(home, "member"))
    shown = reader.figures("referrals")
    for file in (home.releases / V1).iterdir():
        file.unlink()
    assert reader.figures("referrals").equals(shown)
    assert reader.all_figures().shape[0] > 100
    with pytest.raises(Missing, match="2026-27-Q2-v1 is missing from the home: restore it"):
        release_for(home, "member")
    (home.releases / V1).rmdir()
    with pytest.raises(Missing):
        release_for(home, "member")


def test_with_the_clock_moved_back_the_latest_load_still_counts_and_the_trail_holds(home: Home):
    """What was written before bears a time that is yet to come, which is what a clock moved back comes to."""

    def from_the_future(connection: duckdb.DuckDBPyConnection) -> None:
        connection.execute("update loads set loaded_at = timestamp '2099-01-01 00:00:00'")

    change(home, from_the_future)
    lines = home.trail.read_text().splitlines()
    for file in (home.releases / V1 / "release.duckdb", versions.current_file(home)):
        os.utime(file, (4e9, 4e9))
    corrected = sheet(
        "referrals", [{"child_id": "1", "referral_date": date(2026, 4, 1), "source": "1A"}],
        covered=(date(2026, 4, 1), date(2026, 4, 1)),
    )  # fmt: skip
    accept(prepare(home, [reading(corrected)], actor="jo"))
    with connect(home) as store:
        assert store.execute("select source from referrals").fetchall() == [("1A",)]
    assert loads(home)["load_id"].tolist() == [2, 1]
    assert len(home.trail.read_text().splitlines()) == len(lines) + 1
    trail.verify(home)
    assert release_for(home, "member").name == V1


def test_two_processes_on_one_home_write_one_trail_and_lose_no_load(home: Home):
    script = (
        "import sys, pathlib\nfrom datetime import date\nfrom memberpanel.home import open_home\n"
        "from memberpanel.store.versions import MovedOn\nfrom memberpanel.refusals import Refused\n"
        "from tests.test_faults import _load\nhome = open_home(pathlib.Path(sys.argv[1]))\n"
        "for number in range(4):\n"
        "    while True:\n"
        "        try:\n"
        "            _load(home, sys.argv[2] + str(number), date(2026, 5 + int(sys.argv[2]), 1 + number))\n"
        "            break\n"
        "        except MovedOn:\n"
        "            continue\n"
    )
    both = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(home.folder), name],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        for name in ("0", "1")
    ]
    assert [one.wait(timeout=120) for one in both] == [0, 0]
    with connect(home) as store:
        assert store.execute("select count(*) from referrals").fetchone() == (9,)
    trail.verify(home)
    assert [entry["act"] for entry in trail.read(home)].count("load accepted") == 9
