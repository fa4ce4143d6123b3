"""No day of a case review is in any release: not in a table, not in the bytes of its file."""

from datetime import date

import duckdb
import pytest

from memberpanel.release.files import release_file
from memberpanel.release.which import published
from memberpanel.store.connecting import connect


@pytest.fixture(scope="module")
def days(demo_home) -> list[date]:
    """Return every day that the partnership's tracker holds."""
    with connect(demo_home) as store:
        rows = store.execute("select decided_date, published_date from case_reviews").fetchall()
    return [day for row in rows for day in row if day is not None]


def _written(day: date) -> set[str]:
    """Return the ways in which a day is written."""
    return {
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day} {day:%B %Y}",
        f"{day.day} {day:%b %Y}",
        f"{day:%d.%m.%Y}",
        f"{day:%Y%m%d}",
    }


def _found(path, days: list[date]) -> list[str]:
    ways = {way for day in days for way in _written(day)}
    with duckdb.connect(str(path), read_only=True) as release:
        tables = [row[0] for row in release.execute("show tables").fetchall()]
        held = "\n".join(
            str(cell) for table in tables for row in release.execute(f"from {table}").fetchall() for cell in row
        )  # fmt: skip
    in_bytes = path.read_bytes()
    return sorted(way for way in ways if way in held or way.encode() in in_bytes)


def test_no_day_of_a_review_is_in_a_release(demo_home, days):
    assert len(days) >= 10
    files = [release_file(folder) for folder in published(demo_home)]
    assert files
    assert [found for file in files for found in _found(file, days)] == []


def test_a_day_that_is_in_a_release_would_be_found(demo_home):
    (first, *_) = [release_file(folder) for folder in published(demo_home)]
    assert _found(first, [date(2026, 9, 18)]) != []  # an action was due on that day
