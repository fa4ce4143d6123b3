"""Every data-quality rule finds what it should and leaves alone what it should."""

from collections.abc import Iterator
from datetime import date, datetime

import duckdb
import pytest

from memberpanel.extracts.definition import extracts
from memberpanel.store.building import QUERIES
from memberpanel.store.checks import WrongCheck, checks, read_check
from memberpanel.store.tables import make_tables
from memberpanel.store.working_days import working_days
from tests.store.check_rows import FAILS, PASSES


@pytest.fixture(scope="module")
def store() -> Iterator[duckdb.DuckDBPyConnection]:
    """Every extract loaded for 1 January to 14 October 2026, without rows; load 1 is contacts, and so on."""
    with duckdb.connect() as connection:
        connection.execute((QUERIES / "schema.sql").read_text(encoding="utf-8"))
        connection.register("days", working_days())
        connection.execute("insert into working_days by name from days")
        for number, extract in enumerate(extracts().values(), start=1):
            make_tables(connection, extract)
            connection.execute(
                "insert into loads values (?, 1, ?, 'jo', 'f', 's', 's', ?, ?, ?, ?, 0, 0, 0, 0, 'live', null, null)",
                [
                    number,
                    datetime(2026, 10, 14, 9),
                    extract.name,
                    [column.name for column in extract.stored_columns],
                    date(2026, 1, 1),
                    date(2026, 10, 14),
                ],
            )
        yield connection


def _found(store: duckdb.DuckDBPyConnection, check: str, tables: dict) -> list[tuple]:
    loads = dict(store.execute("select extract, load_id from loads").fetchall())
    for name in loads:
        store.execute(f"delete from {name}")
        store.execute(f"delete from rows_{name}")
    for name, rows in tables.items():
        for number, row in enumerate(rows, start=2):
            said = {"load_id": loads[name.removeprefix("rows_")], "row_number": number, **row}
            places = ", ".join("?" for _ in said)
            store.execute(f"insert into {name} ({', '.join(said)}) values ({places})", list(said.values()))
    rule = next(one for one in checks() if one.name == check)
    found = store.execute(f"select load_id, row_number, found from ({rule.sql})").fetchall()
    assert {load for load, _, _ in found} <= {loads[rule.extract]}
    return sorted((row, said) for _, row, said in found)


@pytest.mark.parametrize("check", [check.name for check in checks()])
def test_a_rule_finds_the_row_at_fault(store: duckdb.DuckDBPyConnection, check: str):
    tables, expected = FAILS[check]
    assert _found(store, check, tables) == expected


@pytest.mark.parametrize("check", [check.name for check in checks()])
def test_a_rule_leaves_a_good_row_alone(store: duckdb.DuckDBPyConnection, check: str):
    assert PASSES[check]
    assert _found(store, check, PASSES[check]) == []


def test_there_is_no_row_for_a_rule_that_is_gone():
    assert set(FAILS) == {check.name for check in checks()}
    assert len(FAILS) >= 40


# Children in need census: validation rules 2021/22 (8000s and before) and 2026/27 (9000s), Department for Education.
CENSUS = {
    "1103": "The assessment start date cannot be before the referral date",
    "8608": "Assessment Start Date cannot be later than its End Date",
    "8840": "Child Protection Plan cannot start and end on the same day",
    "8866": "Source of Referral is missing or an invalid code",
    "8925": "Child Protection Plan End Date earlier than Start Date",
    "8935": "This child is showing more than one open Child Protection plan, i.e. with no End Date",
}
NUMBERED = [
    "1103",
    "1104",
    "1105",
    "2883",
    "2885",
    "2889",
    "8565",
    "8568",
    "8600",
    "8608",
    "8615",
    "8670Q",
    "8675Q",
    "8696",
    "8715",
    "8720",
    "8730",
    "8736",
    "8740",
    "8750",
    "8775Q",
    "8805",
    "8810",
    "8831",
    "8832",
    "8840",
    "8841",
    "8863",
    "8866",
    "8875",
    "8890",
    "8896",
    "8905",
    "8910",
    "8925",
    "8930",
    "8935",
    "8940",
    "9006",
    "9009",
    "9012",
    "9013",
]


def test_at_least_forty_rules_are_those_of_the_census_in_its_words():
    said = {check.rule: check.says for check in checks() if check.says}
    assert sorted(said) == sorted(NUMBERED)
    assert {rule: said[rule] for rule in CENSUS} == CENSUS
    assert {check.rule for check in checks() if not check.says} == {"local", "PN0", "s32"}


def test_what_is_wanted_ends_with_the_rule_of_the_census():
    rule = next(check for check in checks() if check.name == "plan_ends_before_start")
    assert rule.words == (
        "The end of the plan, after its start. "
        '(Census rule 8925: "Child Protection Plan End Date earlier than Start Date")'
    )


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.name)
def test_a_rule_is_about_a_column_that_is_stored(check):
    stored = {column.name: column for column in extracts()[check.extract].stored_columns}
    assert check.column in stored
    assert check.wanted.endswith(".")


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.name)
def test_a_rule_never_says_a_reference_or_a_text(check):
    """What is found is made of words, dates, numbers and codes."""
    found = check.sql[: check.sql.rindex("as found")].rpartition("row_number,")[2]
    hidden = {c.name for c in extracts()[check.extract].stored_columns if c.type in ("reference", "text")}
    assert not {name for name in hidden if name in found.replace("'", " ").split()}


def test_a_file_that_is_no_rule_is_named(tmp_path):
    wrong = tmp_path / "plan_odd.sql"
    wrong.write_text(
        '/*\nrule = "1"\nlevel = "fatal"\nextract = "e"\ncolumn = "c"\nwanted = "w."\n*/\nselect 1'
    )
    with pytest.raises(WrongCheck, match='plan_odd.sql: level must be error or query, not "fatal"'):
        read_check(wrong)
    wrong.write_text("select 1")
    with pytest.raises(WrongCheck, match="plan_odd.sql: it should open with a comment"):
        read_check(wrong)
