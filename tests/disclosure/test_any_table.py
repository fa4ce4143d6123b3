"""Any table with its margins: the worked example, the traps, and random tables against whole-number enumeration."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog, milp

from memberpanel.disclosure.any_table import ALL, UnfitTable, protect_sums, protect_table, with_margins
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


def test_an_empty_row_costs_no_margin() -> None:
    """Its zeros are part of a printed zero: hidden they would be worked out, and hide nothing."""
    rows = {("a", "x"): 0, ("a", "y"): 0, ("b", "x"): 3, ("b", "y"): 20, ("c", "x"): 9, ("c", "y"): 11}
    assert protect_table(rows).hidden == {("b", "x"), ("b", "y"), ("c", "x"), ("c", "y")}


def test_nothing_is_hidden_where_all_is_nobody() -> None:
    assert protect_table({("a",): 0, ("b",): 0}).hidden == frozenset()


@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from([0, 0, 0, 1, 4, 9, 30]), min_size=12, max_size=12))
def test_no_hidden_number_of_a_table_full_of_zeros_is_found(numbers: list[int]) -> None:
    counts = {(f"r{i}", f"c{j}"): numbers[3 * i + j] for i, j in product(range(4), range(3))}
    try:
        done = protect_table(counts)
    except CannotBeMadeSafe:
        assert sum(numbers) < 40
        return
    lines = []
    for whole in done.counts:
        for place in (place for place in (0, 1) if whole[place] == ALL):
            fixed = 1 - place
            lines.append(
                (whole, [one for one in done.counts if one[place] != ALL and one[fixed] == whole[fixed]])
            )
    for name, (low, high) in _ends(done.counts, lines, done.hidden).items():
        assert high - low > 1 - 1e-6, name


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


@pytest.mark.parametrize(
    "counts",
    [
        {("all", "x"): 3, ("b", "x"): 20}, {"ab": 3, "cd": 20}, {("a", "b"): 3, ("a",): 10}, {("a",): -3, ("b",): 9},
        {("a",): 2.5, ("b",): 9}, {("a",): float("nan")}, {("a",): float("inf")}, {("a",): None}, {("a",): "3"},
        {("a",): True},
    ],
)  # fmt: skip
def test_what_is_no_table_of_counts_is_refused_in_words(counts) -> None:
    """A group called `all` was taken for a margin, and a small count beside it was shown."""
    with pytest.raises(UnfitTable):
        protect_table(counts)


@pytest.mark.parametrize("threshold", [0, 2, -4, 5.5])
def test_a_threshold_that_protects_nothing_is_refused(threshold) -> None:
    with pytest.raises(UnfitTable, match="threshold"):
        protect_table({("a",): 3, ("b",): 10}, threshold=threshold)


def test_names_that_look_alike_when_joined_are_other_cells() -> None:
    counts = {("a | b", "c"): 3, ("a", "b | c"): 20, ("a | b", "b | c"): 10, ("a", "c"): 9}
    assert {("a | b", "c"), ("a", "c"), ("a", "b | c"), ("a | b", "b | c")} <= protect_table(counts).hidden


def test_counts_of_a_country_are_protected_too() -> None:
    numbers = (3, 250_000, 300_000, 400_000, 12, 200_000, 150_000, 9, 500_000)
    done = protect_table({(f"r{n // 3}", f"c{n % 3}"): count for n, count in enumerate(numbers)})
    assert ("r0", "c0") in done.hidden and done.intervals["r0", "c0"][0] <= 1
    assert done.intervals["r0", "c0"][1] >= 6


def test_the_order_of_the_rows_changes_nothing() -> None:
    counts = _cells(WORKED)
    assert protect_table(counts).hidden == protect_table(dict(reversed(counts.items()))).hidden


def _ends(counts, sums, hidden) -> dict:
    """Return between which ends each hidden count lies, from the sums alone."""
    names = sorted(hidden, key=repr)
    rows, right = [np.zeros(len(names))], [0.0]
    for whole, parts in sums:
        signs = {whole: 1, **dict.fromkeys(parts, -1)}
        rows.append(np.array([signs.get(name, 0) for name in names], dtype=float))
        right.append(-sum(sign * counts[name] for name, sign in signs.items() if name not in hidden))
    found = {}
    for place, name in enumerate(names):
        low, high = (
            linprog(sign * np.eye(len(names))[place], A_eq=np.array(rows), b_eq=right) for sign in (1, -1)
        )
        found[name] = (low.fun, -high.fun if high.status == 0 else np.inf)
    return found


def _assert_safe(counts, sums, done, unseen=()) -> None:
    for name, (low, high) in _ends(counts, sums, done.hidden | set(unseen)).items():
        assert high - low > 1 - 1e-6, name
        if 0 < counts[name] < 6:
            assert low <= 1 + 1e-6 and high >= 6 - 1e-6, name


_QUARTERS = {
    f"{by}{q}": n
    for by, line in {"n": (8, 3, 9, 11), "s": (12, 14, 2, 15)}.items()
    for q, n in enumerate(line)
}
_YEAR = {by: sum(_QUARTERS[f"{by}{q}"] for q in range(4)) for by in "ns"}
_COUNTY = {f"all{q}": _QUARTERS[f"n{q}"] + _QUARTERS[f"s{q}"] for q in range(4)}
LINKED = {
    "wards in districts in a county": (
        {"county": 60, "north": 31, "south": 29, "n1": 3, "n2": 28, "s1": 14, "s2": 15},
        [("county", ["north", "south"]), ("north", ["n1", "n2"]), ("south", ["s1", "s2"])],
    ),
    "one number by two names": (
        {"all": 40, "a": 3, "b": 17, "c": 20, "also a": 3},
        [("all", ["a", "b", "c"]), ("also a", ["a"])],
    ),
    "quarters and the year": (
        {**_QUARTERS, **_YEAR, **_COUNTY, "year": sum(_YEAR.values())},
        [*((by, [f"{by}{q}" for q in range(4)]) for by in ("n", "s", "all") if by in _YEAR),
         *((f"all{q}", [f"n{q}", f"s{q}"]) for q in range(4)), ("year", ["n", "s"])],
    ),
    "stock and flow": (
        {"before + started": 49, "before": 40, "started": 9, "now": 46, "ended": 3},
        [("before + started", ["before", "started"]), ("before + started", ["now", "ended"])],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LINKED)
def test_nothing_is_worked_out_of_cells_that_hang_together(name) -> None:
    counts, sums = LINKED[name]
    done = protect_sums(counts, sums)
    assert {one for one, count in counts.items() if 0 < count < 6} <= done.hidden
    _assert_safe(counts, sums, done)


def test_groupings_that_cut_across_each_other_are_protected_together() -> None:
    """sdcTable's linked tables: each alone is safe, both together gave K away (disclosure_known.json)."""
    cells = {"A": 2, "B": 2, "I": 8, "J": 8, "K": 3, "L": 3, "M": 3, "N": 7}
    groups = {"county-1": "ABIJ", "county-2": "KLMN", "small": "ABIJKN", "big": "LM", "Total": "ABIJKLMN"}
    counts = cells | {name: sum(cells[one] for one in parts) for name, parts in groups.items()}
    _assert_safe(counts, list(groups.items()), protect_sums(counts, groups.items()))
    hidden = protect_sums(counts, groups.items(), unpublished=cells)
    assert hidden.hidden.isdisjoint(cells)
    _assert_safe(counts, list(groups.items()), hidden, unseen=cells)


def test_what_was_published_before_stays_as_it_was() -> None:
    counts, sums = LINKED["quarters and the year"]
    first = {name: name not in ("n1", "s1", "n2", "s2") for name in counts if name[-1] in "012"}
    done = protect_sums(counts, sums, earlier=first)
    assert {name for name, shown in first.items() if not shown} <= done.hidden
    assert done.hidden.isdisjoint(name for name, shown in first.items() if shown)
    _assert_safe(counts, sums, done)


@pytest.mark.parametrize(
    "sums", [[("all", ["a"])], [("all", ["a", "c"])], [("a", ["a"])], [("all", ["a", "a", "b"])]]
)
def test_sums_that_are_none_are_refused(sums) -> None:
    with pytest.raises(UnfitTable):
        protect_sums({"all": 30, "a": 10, "b": 20}, sums)
