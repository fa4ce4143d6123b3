"""Tables by year: of a flow the four quarters, of a stock what stood at the year's end."""

from dataclasses import replace
from datetime import date

import pytest

from memberpanel.measures.counting import count_all
from memberpanel.measures.definition import WrongMeasure, measure, read_measure
from memberpanel.quarters import Quarter, last_quarters
from memberpanel.settings import settings

YEAR = last_quarters(Quarter(2025, 4), 4)


def _cells(store, chosen, quarters=YEAR):
    cells = count_all(store.connection, quarters=quarters, settings=settings(), chosen=[chosen])
    return {
        (row.quarter, row.breakdown, row.group_name): (row.numerator, row.children, row.printed)
        for row in cells.itertuples()
    }


def test_a_year_counts_its_plans_and_each_child_once(store) -> None:
    child = {"initial_category": "NEG", "district": "Melton", "age": 4}
    store.add(
        "protection_plans",
        {"child_id": "a", "start_date": date(2025, 4, 7), "end_date": date(2025, 6, 2), **child},
        {"child_id": "a", "start_date": date(2026, 3, 2), **child},
        {"child_id": "b", "start_date": date(2025, 9, 1), **child},
    )
    cells = _cells(store, measure("plans_started"))
    assert cells["2025-26-Q4", "total_year", "all"] == (3, 2, True)
    assert cells["2025-26-Q4", "district_year", "Melton"] == (3, 2, True)
    assert cells["2025-26-Q4", "district_year", "Blaby"] == (0, 0, True)
    # What is published by year is counted by quarter for the protection, and nothing prints it.
    assert cells["2025-26-Q1", "district", "Melton"] == (1, 1, False)
    assert cells["2025-26-Q1", "total", "all"] == (1, 1, True)


def test_of_a_stock_the_year_is_its_last_quarter(store) -> None:
    child = {"initial_category": "NEG", "district": "Melton", "age": 4}
    store.add(
        "protection_plans",
        {"child_id": "a", "start_date": date(2025, 4, 7), "end_date": date(2025, 12, 2), **child},
        {"child_id": "b", "start_date": date(2025, 9, 1), **child},
    )
    by_year = replace(measure("plans_open"), breakdowns=(), yearly=("district",))
    cells = _cells(store, by_year)
    assert cells["2025-26-Q4", "district_year", "Melton"] == (1, 1, True)
    assert cells["2025-26-Q4", "total_year", "all"] == (1, 1, True)
    assert cells["2025-26-Q3", "total", "all"] == (1, 1, True)


def test_a_share_by_year_is_of_the_year(store) -> None:
    for number, ends in enumerate((date(2025, 6, 2), date(2025, 9, 2), date(2025, 12, 2))):
        store.add(
            "protection_plans",
            {"child_id": f"{number}", "start_date": date(2025, 1, 7), "end_date": ends, "end_reason": None},
        )
    by_year = measure("plan_end_reason")
    cells = count_all(store.connection, quarters=YEAR, settings=settings(), chosen=[by_year])
    row = cells[(cells["breakdown"] == "end_reason_year") & (cells["numerator"] > 0)].iloc[0]
    assert (row["numerator"], row["denominator"], row["value"]) == (3, 3, 100)


def test_no_year_stands_where_a_quarter_of_it_is_not_asked_for(store) -> None:
    cells = _cells(store, measure("plans_started"), quarters=YEAR[1:])
    assert not [key for key in cells if key[1].endswith("_year")]


def test_a_breakdown_is_by_quarter_or_by_year(tmp_path) -> None:
    text = measure("plans_started").sql.replace(
        'breakdowns = ["category"]', 'breakdowns = ["category", "district"]'
    )
    file = tmp_path / "plans_started.sql"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(WrongMeasure, match="district is published by quarter or by year, not both"):
        read_measure(file)
