"""A release of every past format still opens: the bytes that the code of its day wrote, read by the code of today."""

import gzip
from pathlib import Path

import duckdb
import pytest

from memberpanel.packs.making import pack_bytes
from memberpanel.release.files import FORMAT, WrongRelease, content_hash
from memberpanel.release.reading import open_release
from tests.made_release import NAME, make_release

FOLDER = Path(__file__).with_name("formats")


def _opened(number: str, folder: Path):
    (folder / NAME).mkdir()
    packed = (FOLDER / f"{number}.release.gz").read_bytes()
    (folder / NAME / "release.duckdb").write_bytes(gzip.decompress(packed))
    return open_release(folder / NAME)


def test_there_is_one_of_every_format():
    kept = sorted(int(path.name.split(".")[0]) for path in FOLDER.glob("*.release.gz"))
    assert kept == list(range(1, int(FORMAT) + 1))


@pytest.mark.parametrize("number", [str(number) for number in range(1, int(FORMAT) + 1)])
def test_it_opens_says_its_figures_and_makes_a_pack(number: str, tmp_path: Path):
    release = _opened(number, tmp_path)
    assert release.is_demonstration
    latest = release.figures("reviews_in_time").iloc[-1]
    assert (release.name, latest["quarter"], latest["value"]) == (NAME, "2026-27-Q2", 84.4)
    assert b"84.4" in pack_bytes(release, "html")


def test_opening_it_changes_no_byte(tmp_path: Path):
    release = _opened(FORMAT, tmp_path)
    before = content_hash(release.path)
    release.all_figures()
    release.close()
    assert content_hash(tmp_path / NAME) == before


def test_a_format_of_the_future_is_refused_in_words(tmp_path: Path):
    folder = make_release(tmp_path)
    with duckdb.connect(str(folder / "release.duckdb")) as written:
        written.execute("update manifest set value = '99' where key = 'format'")
    with pytest.raises(WrongRelease, match="has format 99"):
        open_release(folder)
