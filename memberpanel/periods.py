"""Tables by quarter and by financial year: how a table by year is called, and which quarters it adds up.

A table by year stands at the last quarter of its year, January to March. `district_year` at 2025-26-Q4 is the year
to 31 March 2026 by district; `total_year` is the county's figure of that year.
"""

from collections.abc import Sequence

from memberpanel.quarters import Quarter

TOTAL = "total"
_YEAR = "_year"


def yearly(breakdown: str) -> str:
    """Return the name of a breakdown's table by year."""
    return f"{breakdown}{_YEAR}"


def is_yearly(breakdown: str) -> bool:
    return breakdown.endswith(_YEAR)


def dimension(breakdown: str) -> str:
    """Return what a table is broken down by, whether by quarter or by year."""
    return breakdown.removesuffix(_YEAR)


def is_total(breakdown: str) -> bool:
    """Say whether a figure is the county's own, of a quarter or of a year."""
    return dimension(breakdown) == TOTAL


def total_beside(breakdown: str) -> str:
    """Return the county's own table of the same period."""
    return yearly(TOTAL) if is_yearly(breakdown) else TOTAL


def quarters_of_year(last: Quarter) -> list[Quarter]:
    """Return the four quarters of the year that ends with this one."""
    return [last.plus(-back) for back in (3, 2, 1, 0)]


def whole_years(quarters: Sequence[Quarter]) -> list[Quarter]:
    """Return the last quarter of every financial year of which all four quarters are there."""
    there = set(quarters)
    return [one for one in sorted(there) if one.number == 4 and there.issuperset(quarters_of_year(one))]


def year_is_final(last: Quarter, at: Quarter) -> bool:
    """Say whether a year is final when quarter `at` is published: the statutory return of it is made by the end of July."""
    return at >= last.plus(2)


def year_in_words(last: Quarter) -> str:
    """Return 'the year to 31 March 2026'."""
    return f"the year to 31 March {last.end.year}"


def table_in_words(breakdown: str) -> str:
    """Return 'district', or for a table by year 'district and year'."""
    words = dimension(breakdown).replace("_", " ")
    return f"{words} and year" if is_yearly(breakdown) else words


def said_period(quarter: str, breakdown: str) -> str:
    """Return 'January to March 2026', or for a table by year 'the year to 31 March 2026'."""
    read = Quarter.parse(quarter)
    return year_in_words(read) if is_yearly(breakdown) else read.in_words


def short_period(quarter: str, breakdown: str) -> str:
    """Return 'Jan–Mar 2026', or for a table by year 'Year to Mar 2026'."""
    read = Quarter.parse(quarter)
    return f"Year to Mar {read.end.year}" if is_yearly(breakdown) else read.short
