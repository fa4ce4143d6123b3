"""Versions and their pointer."""

from datetime import date
from pathlib import Path

import pytest

from memberpanel.home import Home, make_home
from memberpanel.locking import Busy
from memberpanel.store import versions
from memberpanel.store.building import open_copy
from memberpanel.store.connecting import connect


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return make_home(tmp_path / "home", "demonstration")


def _put(home: Home) -> str:
    with versions.locked(home):
        copy = versions.new_copy(home)
        made_from = versions.current_version(home)
        open_copy(copy, home).close()
        name = versions.put_in_place(home, copy, made_from=made_from)
        versions.remove_old(home)
    return name


def test_nothing_is_loaded_yet(home: Home):
    with pytest.raises(versions.NoStore, match="Nothing is loaded yet"), connect(home):
        pass


def test_versions_follow_each_other_and_a_few_are_kept(home: Home):
    assert [_put(home) for _ in range(5)] == [f"case-00000{number}.duckdb" for number in (1, 2, 3, 4, 5)]
    assert sorted(path.name for path in home.store.glob("case-*")) == [
        "case-000003.duckdb",
        "case-000004.duckdb",
        "case-000005.duckdb",
    ]
    assert all(path.stat().st_mode & 0o077 == 0 for path in home.store.iterdir())


def test_a_file_that_never_became_current_gives_its_name_to_nobody(home: Home):
    _put(home)
    (home.store / "case-000007.duckdb").write_bytes(b"killed before the pointer moved")
    assert _put(home) == "case-000008.duckdb"
    assert versions.current_version(home) == "case-000008.duckdb"


def test_a_copy_of_an_older_version_is_not_put_in_place(home: Home):
    _put(home)
    copy = versions.new_copy(home)
    _put(home)
    with pytest.raises(versions.MovedOn, match="Check again"), versions.locked(home):
        versions.put_in_place(home, copy, made_from="case-000001.duckdb")
    assert versions.current_version(home) == "case-000002.duckdb"


def test_who_holds_the_lock_keeps_others_out(home: Home):
    with versions.locked(home), pytest.raises(Busy), versions.locked(home, wait=0.1):
        pass


def test_the_store_knows_quarters_and_working_days(home: Home):
    _put(home)
    with connect(home) as store:
        assert store.execute("select starts, ends from quarters where quarter = '2026-27-Q2'").fetchone() == (
            date(2026, 7, 1),
            date(2026, 9, 30),
        )
        # Thursday 2 April 2026 to Wednesday 8 April 2026, over Good Friday and Easter Monday: 7 and 8 April
        between = """select
            (select number from working_days where day = date '2026-04-08')
            - (select number from working_days where day = date '2026-04-02')"""
        assert store.execute(between).fetchone() == (2,)
        # bank holidays that were proclaimed: wedding 2011, jubilee 2012, funeral 2022, coronation 2023
        proclaimed = "('2011-04-29', '2012-06-05', '2022-09-19', '2023-05-08', '2005-08-29', '2035-12-25')"
        assert store.execute(
            f"select count(*) from working_days where is_working and day in {proclaimed}"
        ).fetchone() == (0,)
        assert store.execute(
            "select value from settings where name = 'standards.minutes_working_days'"
        ).fetchone() == (20,)


def test_a_reader_can_neither_write_nor_read_other_files(home: Home):
    _put(home)
    with connect(home) as store:
        store.execute("create temp table cohort as select 1 as one")
        for forbidden in (
            "delete from loads",
            "select * from read_text('/etc/hostname')",
            "attach ':memory:' as other",
            "set enable_external_access = true",
        ):
            with pytest.raises(Exception, match="(?i)read-only|disabled|locked|permission|cannot"):
                store.execute(forbidden)
