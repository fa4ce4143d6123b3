"""A release begins where its measures do; a late extract does not shorten the others."""

import pytest

from memberpanel.drafting.draft import _begins
from memberpanel.quarters import Quarter

WANTED = Quarter.parse("2026-27-Q2")


@pytest.mark.parametrize(
    ("starts", "begins"),
    [
        (["2021-22-Q1", "2020-21-Q1", "2015-16-Q4"], "2021-22-Q1"),
        (["2021-22-Q1", "2026-27-Q1"], "2021-22-Q1"),  # a new extract, two quarters long
        (["2023-24-Q2", "2020-21-Q1"], "2023-24-Q2"),  # thirteen quarters: long enough
        (["2023-24-Q3", "2020-21-Q1"], "2020-21-Q1"),  # twelve: not
        (["2026-27-Q1", "2025-26-Q3"], "2025-26-Q3"),
        # sixteen quarters of visits beside twenty-two of everything else take nothing from the others
        (["2022-23-Q3", "2021-22-Q1", "2021-22-Q1", "2020-21-Q1"], "2021-22-Q1"),
        (["2022-23-Q3", "2022-23-Q3", "2021-22-Q1", "2020-21-Q1"], "2022-23-Q3"),  # half of them do
    ],
)
def test_begins(starts, begins):
    assert str(_begins([Quarter.parse(start) for start in starts], WANTED)) == begins
