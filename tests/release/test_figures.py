"""The figures export: exactly these fields, and nothing where a figure is not shown."""

import csv
import io
import json

import pytest

from memberpanel.release.figures import as_csv, as_json, figure_rows
from memberpanel.release.reading import NoSuchMeasure, open_release
from tests.made_release import make_release

FIELDS = [
    "release", "measure", "quarter", "breakdown", "group", "unit", "status", "numerator", "denominator", "value",
    "revised", "provisional",
]  # fmt: skip


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    return open_release(make_release(tmp_path_factory.mktemp("releases")))


def _row(rows: list[dict], **wanted: str) -> dict:
    found = [row for row in rows if all(row[name] == value for name, value in wanted.items())]
    assert len(found) == 1
    return found[0]


def test_a_count(release):
    rows = json.loads(as_json(figure_rows(release, "referrals")))
    assert len(rows) == 16
    assert list(rows[0]) == FIELDS
    assert rows[-1] == {
        "release": "2026-27-Q2-v1", "measure": "referrals", "quarter": "2026-27-Q2", "breakdown": "total",
        "group": "all", "unit": "referrals", "status": "shown", "numerator": 1412, "denominator": None,
        "value": 1412, "revised": False, "provisional": True,
    }  # fmt: skip
    assert rows[-2]["revised"] is True


def test_a_percentage_and_a_hidden_one(release):
    rows = figure_rows(release, "repeat_plans")
    shown = _row(rows, quarter="2026-27-Q2")
    assert (shown["numerator"], shown["denominator"], shown["value"]) == (38, 153, 24.8)
    hidden = _row(rows, quarter="2025-26-Q4")
    assert hidden["status"] == "c"
    assert (hidden["numerator"], hidden["denominator"], hidden["value"]) == (None, None, None)


def test_a_median_has_its_number_of_cases_and_no_numerator(release):
    row = _row(figure_rows(release, "proceedings_weeks"), quarter="2026-27-Q2")
    assert (row["numerator"], row["denominator"], row["value"]) == (None, 25, 38)
    missing = _row(figure_rows(release, "proceedings_weeks"), quarter="2022-23-Q3")
    assert (missing["status"], missing["value"]) == ("x", None)


def test_a_hidden_group(release):
    rows = figure_rows(release, "plans_open")
    row = _row(rows, quarter="2026-27-Q2", breakdown="district", group="Out of area")
    assert [row[name] for name in FIELDS[6:10]] == ["c", None, None, None]


def test_csv_has_the_same_columns_and_numbers(release):
    rows = figure_rows(release)
    read = list(csv.DictReader(io.StringIO(as_csv(rows))))
    assert list(read[0]) == FIELDS
    assert len(read) == len(rows) == 16 * 8 + 16 * 9 + 16 * 5
    row = _row(read, measure="reviews_in_time", quarter="2026-27-Q2")
    assert (row["value"], row["provisional"], row["revised"]) == ("84.4", "true", "false")
    hidden = _row(read, measure="plans_open", quarter="2026-27-Q2", group="Unknown")
    assert (hidden["status"], hidden["value"]) == ("c", "")


def test_a_cell_is_never_a_formula(release):
    row = dict(figure_rows(release)[0], group="=cmd|' /C calc'!A0")
    assert "'=cmd" in as_csv([row])


def test_no_such_measure(release):
    with pytest.raises(NoSuchMeasure, match='no measure "referals"'):
        figure_rows(release, "referals")
