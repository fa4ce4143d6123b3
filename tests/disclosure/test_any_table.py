"""Any table with its margins: the worked example, the traps, and random tables against whole-number enumeration."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import milp

from memberpanel.disclosure.any_table import ALL, protect_table, with_margins
from memberpanel.disclosure.hiding import CannotBeMadeSafe
from memberpanel.disclosure.witness import prove

WORKED = ((21, 14, 3), (17, 4, 8), (9, 12, 7), (26, 11, 9))


def _cells(rows) -> dict[tuple[str, str], int]:
    return {(f"r{i}", f"c{j}"): count for i, row in enumerate(rows) for j, count in enumerate(row)}


def test_the_worked_example_hides_a_loop_of_four() -> None:
    """3 and 4 with 14 and 8: the intervals of disclosure.md's worked example."""
    done = protect_table(_cells(WORKED))
    assert done.hidden == {("r0", "c1"), ("r0", "c2"), ("r1", "c1"), ("r1", "c2")}
    assert done.intervals == {
        ("r0", "c1"): (6, 17), ("r0", "c2"): (0, 11), ("r1", "c1"): (1, 12), ("r1", "c2"): (0, 11),
    }  # fmt: skip
    assert prove(done.workings) == []


def test_margins_are_sums_over_one_and_more_dimensions() -> None:
    assert with_margins({("a", "x"): 1, ("a", "y"): 2, ("b", "x"): 4, ("b", "y"): 8}) == {
        ("a", "x"): 1, ("a", "y"): 2, ("b", "x"): 4, ("b", "y"): 8, ("a", ALL): 3, ("b", ALL): 12,
        (ALL, "x"): 5, (ALL, "y"): 10, (ALL, ALL): 15,
    }  # fmt: skip


@pytest.mark.parametrize("line", [(10, 3, 1, 1), (10, 5, 0, 0), (15, 0, 3, 0)])
def test_the_traps_of_ones_and_zeros(line) -> None:
    """15 = 10 + 3 + x + x with nothing else hidden would give both ones away (tau-Argus, issue 194)."""
    done = protect_table({(f"g{i}",): count for i, count in enumerate(line)})
    assert all(
        low <= 1 and high >= 6 for cell, (low, high) in done.intervals.items() if 0 < done.counts[cell] < 6
    )
    zeros = {cell for cell, count in done.counts.items() if count == 0}
    assert not done.hidden or zeros <= done.hidden


def test_nothing_is_hidden_where_all_is_nobody() -> None:
    assert protect_table({("a",): 0, ("b",): 0}).hidden == frozenset()


@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.lists(st.integers(0, 25), min_size=12, max_size=12))
def test_no_small_count_of_a_random_table_is_found_in_whole_numbers(numbers: list[int]) -> None:
    names = [(f"r{i}", f"c{j}") for i, j in product(range(4), range(3))]
    counts = dict(zip(names, numbers, strict=True))
    try:
        done = protect_table(counts)
    except CannotBeMadeSafe:
        assert sum(numbers) < 40  # a table of so few cannot look like another
        return
    matrix, right = [], []
    for cell, count in done.counts.items():
        if cell not in done.hidden:
            matrix.append(
                [float(all(c in (ALL, n) for c, n in zip(cell, name, strict=True))) for name in names]
            )
            right.append(float(count))
    for cell in done.hidden:
        if 0 < done.counts[cell] < 6:
            which = np.array(
                [float(all(c in (ALL, n) for c, n in zip(cell, name, strict=True))) for name in names]
            )
            ends = [
                milp(
                    sign * which,
                    constraints=(np.array(matrix), right, right),
                    integrality=np.ones(12),
                    bounds=(0, 999),
                )
                for sign in (1, -1)
            ]
            assert ends[0].fun <= 1 + 1e-6 and -ends[1].fun >= 6 - 1e-6
