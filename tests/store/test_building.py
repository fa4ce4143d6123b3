"""A store of an older format, or of other settings, is brought up to date on a copy."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from memberpanel import trail
from memberpanel.home import Home, make_home
from memberpanel.settings import settings
from memberpanel.store import versions
from memberpanel.store.building import FORMAT, WrongFormat, migrate, migrations, say_about
from memberpanel.store.connecting import connect
from memberpanel.store.loading import accept, prepare
from tests.store.made import reading, sheet


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = make_home(tmp_path / "home", "demonstration")
    rows = [{"child_id": "1", "referral_date": date(2026, 4, 1), "source": "6"}]
    accept(prepare(home, [reading(sheet("referrals", rows))], actor="jo"))
    return home


def _in_place(home: Home) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(str(home.store / versions.current_version(home)))


def test_other_settings_are_taken_up_when_the_store_is_next_opened(home: Home):
    with _in_place(home) as store:
        say_about(store, made_from="other settings")
        store.execute("update settings set value = 99 where name = 'standards.minutes_working_days'")
        store.execute("alter table rows_referrals drop column family_id")
    with connect(home) as store:
        found = store.execute("select value from settings where name = 'standards.minutes_working_days'")
        assert found.fetchone() == (settings().standards["minutes_working_days"],)
        assert store.execute("select source, family_id from referrals").fetchall() == [("6", None)]
    assert versions.current_version(home) == "case-000002.duckdb"
    assert trail.read(home)[-1]["act"] == "store brought up to date"


def test_a_store_of_newer_code_is_left_alone(home: Home):
    with _in_place(home) as store:
        say_about(store, format="99")
    with pytest.raises(WrongFormat, match="has format 99"), connect(home):
        pass
    assert versions.current_version(home) == "case-000001.duckdb"


def test_steps_run_in_order_and_a_missing_one_is_named(tmp_path: Path):
    first, second = tmp_path / "001.sql", tmp_path / "002.sql"
    first.write_text("create table steps as select 1 as step")
    second.write_text("insert into steps values (2)")
    with duckdb.connect() as store:
        store.execute("create table about (key varchar primary key, value varchar)")
        say_about(store, format="0")
        migrate(store, migrations(tmp_path), to=2)
        assert store.execute("select step from steps order by rowid").fetchall() == [(1,), (2,)]
        assert store.execute("select value from about").fetchall() == [("2",)]
        with pytest.raises(WrongFormat, match="no file for format 3"):
            migrate(store, migrations(tmp_path), to=3)


def test_there_is_a_migration_for_every_format_after_the_first():
    assert set(migrations()) == set(range(2, FORMAT + 1))
