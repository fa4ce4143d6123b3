from datetime import date

import pytest

from memberpanel.quarters import NotAQuarter, Quarter, last_quarters


def test_a_quarter_is_financial_and_said_in_words():
    quarter = Quarter.parse("2026-27-Q2")
    assert (quarter.start, quarter.end) == (date(2026, 7, 1), date(2026, 9, 30))
    assert quarter.said == "July to September 2026 (Q2)"
    assert quarter.short == "Jul–Sep 2026"


def test_the_fourth_quarter_falls_in_the_next_calendar_year():
    quarter = Quarter.of(date(2026, 3, 31))
    assert str(quarter) == "2025-26-Q4"
    assert (quarter.start, quarter.end) == (date(2026, 1, 1), date(2026, 3, 31))
    assert quarter.in_words == "January to March 2026"


def test_quarters_are_counted_across_years():
    assert str(Quarter.parse("2026-27-Q2").plus(-6)) == "2024-25-Q4"
    assert Quarter.parse("2026-27-Q2").minus(Quarter.parse("2021-22-Q1")) == 21
    assert [str(q) for q in last_quarters(Quarter.parse("2025-26-Q1"), 2)] == ["2024-25-Q4", "2025-26-Q1"]


@pytest.mark.parametrize("written", ["2026-28-Q2", "2026-27-Q5", "Q2 2026", "", "2026-27"])
def test_what_is_not_a_quarter_is_refused_in_words(written):
    with pytest.raises(NotAQuarter, match="Write it as 2026-27-Q2"):
        Quarter.parse(written)
