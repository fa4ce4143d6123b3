"""Halves go away from zero, as the Department for Education rounds; what is not shown has no number."""

import pandas as pd
import pytest

from memberpanel.drafting.rounding import round_as_shown


def _figures(*rows: tuple) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["status", "numerator", "denominator", "value"])
    return frame.assign(measure="m", quarter="2026-27-Q2", breakdown="total", group_name="all")


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (26.15, 1, 26.2),  # published by DfE as 26.2; Python's round gives 26.1
        (24.75, 1, 24.8),
        (100 * 265 / 314, 1, 84.4),  # Leicestershire 2025, reviews in time
        (10000 * 511 / 147439, 1, 34.7),  # Leicestershire 2025, plans for every 10,000
        (38.5, 0, 39.0),
        (0.05, 1, 0.1),
    ],
)
def test_rounding(value, decimals, shown):
    figures = round_as_shown(_figures(("shown", 50.0, 200.0, value)), {"m": decimals})
    assert figures["value"].tolist() == [shown]


def test_a_zero_is_shown_and_nearly_zero_is_low():
    figures = round_as_shown(_figures(("shown", 0.0, 2000.0, 0.0), ("shown", 8.0, 20000.0, 0.04)), {"m": 1})
    assert figures["status"].tolist() == ["shown", "low"]
    assert figures["value"].tolist()[0] == 0.0
    assert figures.iloc[1][["numerator", "denominator", "value"]].isna().all()


def test_what_is_hidden_has_no_number_but_a_denominator_that_the_table_shows():
    figures = round_as_shown(_figures(("c", 3.0, None, 1.5), ("c", 3.0, 400.0, 1.5)), {"m": 1})
    assert figures[["numerator", "value"]].isna().all().all()
    assert figures["denominator"].isna().tolist() == [True, False]


def test_the_order_stays():
    figures = _figures(*[("shown", 1.0, None, float(number)) for number in range(50)])
    assert round_as_shown(figures, {"m": 0})["value"].tolist() == [float(number) for number in range(50)]
