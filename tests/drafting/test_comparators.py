"""The medians of our neighbours are the published ones, and say how many of the ten counted."""

import duckdb
import pandas as pd
import pytest

from memberpanel.drafting.comparators import comparator_rows, neighbour_medians, read_reference
from memberpanel.settings import settings


@pytest.fixture
def store():
    with duckdb.connect(":memory:") as connection:
        connection.execute(
            "create table benchmarks (comparator varchar, area varchar, area_kind varchar, year integer, "
            "value double, status varchar, source varchar)"
        )
        yield connection


def _value(rows: pd.DataFrame, comparator: str, area: str, year: int) -> tuple:
    found = rows.query("comparator == @comparator and area == @area and year == @year")
    assert len(found) == 1
    return tuple(found[["value", "status", "note"]].iloc[0])


@pytest.mark.parametrize(
    ("comparator", "median", "note"),
    [
        # Statistical neighbours as published in the Department for Education's dashboard for 2025.
        ("re_referrals", 20.4, "median of 10 of 10, 2025 model"),
        ("plans_two_years_open", 2.1, "median of 8 of 10, 2025 model"),
    ],
)
def test_published_medians(comparator, median, note):
    rows = neighbour_medians(read_reference(), settings())
    assert _value(rows, comparator, "Statistical neighbours", 2025) == (median, "shown", note)


def test_each_area_once_a_year_and_no_neighbour_by_name(store):
    rows = comparator_rows(store, settings())
    assert not rows.duplicated(["comparator", "area", "year"]).any()
    assert set(rows["area_kind"]) == {"ours", "neighbours", "region", "england"}
    assert _value(rows, "plans_open_rate", "Leicestershire", 2025)[:2] == (34.7, "shown")
    assert _value(rows, "plans_two_years_open", "Leicestershire", 2020)[1] == "c"


def test_what_was_loaded_wins(store):
    store.execute(
        "insert into benchmarks values ('plans_open_rate', 'Leicestershire', 'ours', 2025, 34.9, 'shown', 'DfE 2026')"
    )
    assert _value(comparator_rows(store, settings()), "plans_open_rate", "Leicestershire", 2025)[0] == 34.9
