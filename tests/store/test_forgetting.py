"""What is older than the retention periods is really gone: eight years a load, fifteen years a case."""

from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from memberpanel import trail
from memberpanel.home import Home, make_home
from memberpanel.store import versions
from memberpanel.store.changing import change
from memberpanel.store.connecting import connect
from memberpanel.store.forgetting import Forgotten, forget, would_forget
from memberpanel.store.loading import accept, loads, prepare
from memberpanel.store.pseudonyms import hashed, read_key
from tests.store.made import reading, sheet

TODAY = date(2026, 10, 14)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return make_home(tmp_path / "home", "live")


def _load(home: Home, *children: tuple[str, date]) -> None:
    rows = [{"child_id": child, "referral_date": day, "source": "6"} for child, day in children]
    accept(prepare(home, [reading(sheet("referrals", rows))], actor="jo"))


def _pseudonym(home: Home, child: str) -> bytes:
    return hashed(pd.Series([child]), key=read_key(home), kind="child_id")[0].encode()


def _somewhere(home: Home, written: bytes) -> bool:
    return any(written in path.read_bytes() for path in home.store.iterdir())


def test_a_case_of_whom_nothing_happened_for_fifteen_years_is_gone_from_every_file(home: Home):
    _load(home, ("old", date(2011, 10, 13)), ("old", date(2010, 1, 1)))
    _load(home, ("new", date(2011, 10, 13)), ("new", date(2026, 10, 1)), ("limit", date(2011, 10, 14)))
    prepare(home, [reading(sheet("referrals", [{"child_id": "x", "referral_date": TODAY}]))], actor="jo")
    assert _somewhere(home, _pseudonym(home, "old"))
    assert would_forget(home, today=TODAY) == Forgotten(loads=0, children=1, rows=2)
    assert forget(home, actor="jo", today=TODAY) == Forgotten(loads=0, children=1, rows=2)
    assert not _somewhere(home, _pseudonym(home, "old"))
    assert _somewhere(home, _pseudonym(home, "limit"))
    with connect(home) as store:
        assert store.execute("select count(*) from referrals").fetchone() == (3,)
    assert [path.name for path in home.store.glob("*.duckdb")] == [versions.current_version(home)]
    assert trail.read(home)[-1]["detail"] == {"loads": 0, "children": 1, "rows": 2}


def test_a_load_older_than_eight_years_is_gone_with_its_rows(home: Home):
    _load(home, ("1", date(2018, 9, 1)))
    _load(home, ("2", date(2026, 9, 1)))

    def age(connection: duckdb.DuckDBPyConnection) -> None:
        connection.execute("update loads set loaded_at = timestamp '2018-10-13 23:59:00' where load_id = 1")

    change(home, age)
    assert would_forget(home, today=TODAY) == Forgotten(loads=1, children=0, rows=1)
    assert forget(home, actor="jo", today=TODAY) == Forgotten(loads=1, children=0, rows=1)
    assert loads(home)["load_id"].tolist() == [2]
    _load(home, ("3", date(2026, 9, 2)))
    assert loads(home)["load_id"].tolist() == [3, 2]


def test_what_was_found_in_a_row_goes_with_it(home: Home):
    _load(home, ("old", date(2011, 10, 13)), ("new", date(2026, 10, 1)))

    def find(connection: duckdb.DuckDBPyConnection) -> None:
        connection.execute("delete from findings")
        for row in ("2", "3", "null"):
            connection.execute(
                f"insert into findings values (1, 'f', 'List', {row}, 'source', 'r', 'query', '13/10/2011', 'w')"
            )

    change(home, find)
    forget(home, actor="jo", today=TODAY)
    with connect(home) as store:
        assert store.execute("select row_number from findings order by 1").fetchall() == [(3,), (None,)]


def test_when_nothing_is_too_old_no_version_is_made(home: Home):
    _load(home, ("1", date(2026, 9, 1)))
    before = versions.current_version(home)
    assert forget(home, actor="jo", today=TODAY) == Forgotten(0, 0, 0)
    assert versions.current_version(home) == before


def test_on_a_leap_day_the_period_ends_on_the_28th(home: Home):
    _load(home, ("1", date(2013, 2, 27)), ("2", date(2013, 2, 28)))
    assert forget(home, actor="jo", today=date(2028, 2, 29)).children == 1
