"""Tables by year: how they are called and which quarters they add up."""

from memberpanel.periods import (
    dimension,
    is_total,
    is_yearly,
    quarters_of_year,
    said_period,
    short_period,
    table_in_words,
    total_beside,
    whole_years,
    yearly,
)
from memberpanel.quarters import Quarter


def test_a_table_by_year_is_called_after_its_dimension() -> None:
    assert yearly("age_band") == "age_band_year"
    assert (dimension("age_band_year"), dimension("age_band")) == ("age_band", "age_band")
    assert is_yearly("district_year") and not is_yearly("district")
    assert is_total("total") and is_total("total_year") and not is_total("district_year")
    assert (total_beside("district_year"), total_beside("district")) == ("total_year", "total")
    assert (table_in_words("age_band_year"), table_in_words("age_band")) == ("age band and year", "age band")


def test_a_year_is_the_four_quarters_to_31_march() -> None:
    assert [str(quarter) for quarter in quarters_of_year(Quarter(2025, 4))] == [
        "2025-26-Q1", "2025-26-Q2", "2025-26-Q3", "2025-26-Q4",
    ]  # fmt: skip
    assert said_period("2025-26-Q4", "district_year") == "the year to 31 March 2026"
    assert said_period("2025-26-Q4", "district") == "January to March 2026"
    assert short_period("2025-26-Q4", "district_year") == "Year to Mar 2026"
    assert short_period("2025-26-Q4", "district") == "Jan–Mar 2026"


def test_only_years_of_which_every_quarter_is_there_are_whole() -> None:
    quarters = [Quarter(2024, 2).plus(step) for step in range(8)]  # July 2024 to June 2026
    assert whole_years(quarters) == [Quarter(2025, 4)]
