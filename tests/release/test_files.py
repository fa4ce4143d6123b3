"""A release is written whole, from frames that have a place in it, and is known again by its bytes."""

import re

import duckdb
import pandas as pd
import pytest

from memberpanel.release.files import SCHEMA_FILE, WrongRelease, content_hash, write_release
from tests.made_release import made_frames, make_release

CHILD_LEVEL = re.compile(
    r"child|family|person|worker|birth|postcode|address|\bsex\b|ethnic|case_number|unit_id", re.IGNORECASE
)


def test_no_table_of_a_release_has_a_column_for_a_person(tmp_path):
    with duckdb.connect(str(tmp_path / "empty.duckdb")) as connection:
        connection.execute(SCHEMA_FILE.read_text(encoding="utf-8"))
        columns = connection.execute("select table_name, column_name from duckdb_columns()").fetchall()
    assert len(columns) > 100
    # population.children is how many live here, by area.
    assert [column for column in columns if CHILD_LEVEL.search(column[1])] == [("population", "children")]


def test_a_frame_of_children_is_refused(tmp_path):
    frames = made_frames()
    frames["inputs"] = frames["inputs"].assign(child_id="ab12")
    with pytest.raises(WrongRelease, match="child_id"):
        write_release(tmp_path / "x", frames)


def test_a_table_of_its_own_is_refused(tmp_path):
    with pytest.raises(WrongRelease, match="no table protection_plans"):
        write_release(tmp_path / "x", {"protection_plans": pd.DataFrame({"start_date": []})})


def test_one_changed_byte_changes_the_hash(tmp_path):
    folder = make_release(tmp_path)
    before = content_hash(folder)
    written = bytearray((folder / "release.duckdb").read_bytes())
    written[len(written) // 2] ^= 1
    (folder / "release.duckdb").write_bytes(bytes(written))
    assert content_hash(folder) != before


def test_nothing_half_written_stays_beside(tmp_path):
    folder = make_release(tmp_path)
    assert [path.name for path in folder.iterdir()] == ["release.duckdb"]
