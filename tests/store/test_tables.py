"""What is current, against a reading of the rule in plain Python, over many small histories."""

import random
from datetime import date, timedelta

import duckdb
import pytest

from memberpanel.extracts.definition import Column, Extract
from memberpanel.store.building import QUERIES
from memberpanel.store.tables import make_tables, remake_current

START = date(2026, 4, 1)


def _column(name: str, kind: str) -> Column:
    return Column(name, name, (), kind, False, None, None, "", "")


def _extract(meets: str, core: tuple[str, ...] = ()) -> Extract:
    columns = (
        _column("child_id", "reference"),
        _column("day", "date"),
        _column("colour", "text"),
        _column("size", "integer"),
    )
    return Extract(
        "things", "Things", "a thing", columns, ("child_id",), "events", meets, "day", (), 1, "", core=core
    )


def _histories(seed: int) -> list[dict]:
    """Return loads: delivery, columns, period, rows {child: (day, colour, size)}; some of them undone."""
    chance = random.Random(seed)
    loads = []
    for number in range(1, chance.randint(2, 7)):
        first = chance.randint(0, 3)
        rows = {}
        for child in chance.sample("abcd", chance.randint(0, 4)):
            rows[child] = (START + timedelta(days=chance.randint(0, 5)), chance.choice(["red", None]), number)
        loads.append(
            {
                "load": number,
                "delivery": number - chance.randint(0, 1) * (number % 2 == 0),
                "columns": chance.choice([["colour", "size"], ["colour"], ["size"], []]),
                "period": (START + timedelta(days=first), START + timedelta(days=first + 2)),
                "rows": rows,
                "undone": chance.random() < 0.2,
            }
        )
    return loads


def _expected(loads: list[dict], extract: Extract) -> dict[str, tuple]:
    """Tell it load by load, the way an analyst would."""
    standing = [one for one in loads if not one["undone"]]
    known: dict[str, dict] = {}
    for delivery in sorted({one["delivery"] for one in standing}):
        together = [one for one in standing if one["delivery"] == delivery]
        lists = [one for one in together if not extract.core or set(extract.core) & set(one["columns"])]
        listed = {child for one in lists for child in one["rows"]}
        for one in lists:
            for child in list(known):
                if child not in listed and known[child]["is_listed"] and _covers(one, known[child], extract):
                    del known[child]
        for one in sorted(together, key=lambda one: one["load"]):
            for child, (day, colour, size) in one["rows"].items():
                thing = known.setdefault(
                    child, {"colour": None, "size": None, "is_listed": False, "days": {}}
                )
                said = {"colour": colour, "size": size}
                thing |= {"day": day, **{name: said[name] for name in one["columns"]}}
                thing["is_listed"] |= one in lists
                same_delivery = [was for was in thing["days"] if was[0] == delivery]
                thing["days"] = [*same_delivery, (delivery, day)] if one in lists else thing["days"]
                known[child] = thing
    return {
        child: (thing["day"], thing["colour"], thing["size"])
        for child, thing in known.items()
        if thing["is_listed"]
    }


def _covers(load: dict, thing: dict, extract: Extract) -> bool:
    if extract.meets == "merge":
        return False
    first, last = load["period"]
    return extract.meets == "replace_all" or any(first <= day <= last for _, day in thing["days"])


@pytest.mark.parametrize(
    ("meets", "core"),
    [("merge", ()), ("replace_period", ()), ("replace_period", ("colour",)), ("replace_all", ())],
)
def test_what_is_current_is_what_a_telling_of_the_loads_gives(meets: str, core: tuple[str, ...]):
    extract = _extract(meets, core)
    with duckdb.connect() as connection:
        connection.execute((QUERIES / "schema.sql").read_text(encoding="utf-8"))
        make_tables(connection, extract)
        for seed in range(25):
            loads = _histories(seed)
            connection.execute("delete from loads")
            connection.execute("delete from rows_things")
            for one in loads:
                _write(connection, one)
            remake_current(connection, extract)
            found = connection.execute("select child_id, day, colour, size from things").fetchall()
            assert {child: tuple(said) for child, *said in found} == _expected(loads, extract), seed


def _write(connection: duckdb.DuckDBPyConnection, one: dict) -> None:
    undone = "2026-10-14" if one["undone"] else None
    connection.execute(
        """
        insert into loads values
            (?, ?, now()::timestamp, 'jo', 'f', 's', 's', 'things', ?, ?, ?, 0, 0, 0, 0, 'live', ?, null)
        """,
        [one["load"], one["delivery"], ["child_id", "day", *one["columns"]], *one["period"], undone],
    )
    if one["undone"]:
        return
    for number, (child, (day, colour, size)) in enumerate(one["rows"].items()):
        said = {"colour": colour, "size": size}
        held = [said[name] if name in one["columns"] else None for name in ("colour", "size")]
        connection.execute(
            "insert into rows_things values (?, ?, ?, ?, ?, ?)", [one["load"], number, child, day, *held]
        )
