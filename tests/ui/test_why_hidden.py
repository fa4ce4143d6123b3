"""The worked example of why some numbers are hidden is right, and read at twelve."""

import re
from html import unescape
from itertools import product

from memberpanel.ui.members.hiding_explained import ONLY_SMALL, PROTECTED, TRUE, explained
from tests.words.reading_age import reading_age

RULES = {"threshold": "6", "sensitive_threshold": "10", "smallest_denominator": "20"}


def _counts(rows: list[list[str]]) -> list[list[int | None]]:
    return [[None if cell == "[c]" else int(cell) for cell in row[1:]] for row in rows]


def _fillings(rows: list[list[str]]) -> list[tuple[int, ...]]:
    """Return every way to fill the gaps (of 0 to 18, as no line leaves more) so that rows and columns add up."""
    counts = _counts(rows)
    gaps = [(at, to) for at, row in enumerate(counts) for to, count in enumerate(row) if count is None]
    found = []
    for tried in product(range(19), repeat=len(gaps)):
        for (at, to), count in zip(gaps, tried, strict=True):
            counts[at][to] = count
        rows_add = all(sum(row[:3]) == row[3] for row in counts[:2])
        if rows_add and all(sum(row[to] for row in counts[:4]) == counts[4][to] for to in (1, 2)):
            found.append(tried)
    return found


def test_the_true_table_adds_up():
    counts = _counts(TRUE)
    assert all(sum(row[:3]) == row[3] for row in counts)
    assert all(sum(row[to] for row in counts[:4]) == counts[4][to] for to in range(4))
    assert _counts(PROTECTED)[2:] == counts[2:] == _counts(ONLY_SMALL)[2:]


def test_with_only_the_small_ones_hidden_there_is_one_way_to_fill_the_gaps():
    assert _fillings(ONLY_SMALL) == [(3, 4)]


def test_with_two_more_hidden_there_are_twelve():
    found = _fillings(PROTECTED)
    assert len(found) == 12
    assert {(14, 3, 4, 8), (6, 11, 12, 0), (17, 0, 1, 11)} <= set(found)
    assert (min(f[1] for f in found), max(f[1] for f in found)) == (0, 11)
    assert (min(f[2] for f in found), max(f[2] for f in found)) == (1, 12)


def test_it_names_the_rules_of_the_release_and_is_read_at_twelve():
    text = unescape(re.sub(r"<[^>]+>", "\n", re.sub(r"(?s)<table.*?</table>", "", explained(RULES))))
    assert "from 1 to 5 are hidden, and from 1 to 9 where a table" in text
    assert "fewer than 20 is not shown" in text
    assert reading_age(text) <= 12
