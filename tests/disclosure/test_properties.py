"""Random small councils: what is protected withstands an attacker written a third time, over single children.

Its unknowns are the numbers of the full cross-classification (district x age x in time or not), so it also tries the
claim that sums of lines are all there is to use (docs/decisions/0501).
"""

from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog, milp

from memberpanel.disclosure.attack import attack
from memberpanel.disclosure.hiding import protect
from memberpanel.disclosure.witness import prove
from tests.disclosure.releases import cell, counted_line, write_release

DISTRICTS, AGES, SIDES = ("a", "b", "c", "d"), ("young", "middle", "old"), (True, False)
ATOMS = list(product(DISTRICTS, AGES, SIDES))
T = 6
cubes = st.lists(st.integers(0, 12), min_size=len(ATOMS), max_size=len(ATOMS))
quick = settings(max_examples=25, deadline=None, derandomize=True)


def _count(cube: list[int], **wanted: object) -> int:
    return int(np.dot(_which(**wanted), cube))


def _which(district: str = "", age: str = "", yes: bool | None = None) -> np.ndarray:
    return np.array(
        [
            (not district or d == district) and (not age or a == age) and (yes is None or side == yes)
            for d, a, side in ATOMS
        ],
        dtype=float,
    )


def rows_of(cube: list[int]) -> list[dict]:
    """Return a count by district and by age, and a percentage by district."""
    rows = counted_line("reviews", "district", {d: _count(cube, district=d) for d in DISTRICTS})
    rows += counted_line("reviews", "age_band", {a: _count(cube, age=a) for a in AGES})[1:]
    sets = {"statistic": "percent", "whole_set": "reviews", "part_set": "in_time"}
    rows.append(cell("in_time", _count(cube, yes=True), sum(cube), **sets))
    for d in DISTRICTS:
        part, whole = _count(cube, district=d, yes=True), _count(cube, district=d)
        rows.append(cell("in_time", part, whole, breakdown="district", group_name=d, **sets))
    return rows


def _protected(cube: list[int], **others: object):
    fixed = {"identities": [], "earlier": None, "facts": None, "smallest_denominator": 8, "seed": b"seed" * 8}
    return protect(pd.DataFrame(rows_of(cube)), **{**fixed, **others})


def _knowledge(figures: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Return what the shown figures say of the atoms: a matrix and its right side."""
    rows, right = [], []
    for row in figures[figures["status"].isin(["shown", "z"])].itertuples():
        where = {{"district": "district", "age_band": "age"}.get(row.breakdown, ""): row.group_name}
        where.pop("", None)
        whole = row.measure == "in_time"
        rows.append(_which(**where, yes=True if whole else None))
        right.append(0.0 if row.status == "z" else row.numerator)
        if whole:
            rows.append(_which(**where))
            right.append(0.0 if row.status == "z" else row.denominator)
    return np.array(rows).reshape(len(rows), len(ATOMS)), np.array(right)


def _ends(knowledge: tuple[np.ndarray, np.ndarray], which: np.ndarray) -> tuple[float, float]:
    matrix, right = knowledge
    equal = {"A_eq": matrix, "b_eq": right} if len(right) else {}
    low, high = (linprog(sign * which, **equal, bounds=(0, 500), method="highs") for sign in (1, -1))
    assert low.status == 0 and high.status == 0
    return low.fun, -high.fun


def _small(cube: list[int]) -> list[np.ndarray]:
    """Return every number of the catalogue, the "no" side included, that is 1 to 5."""
    asked = [_which(district=d, yes=side) for d, side in product((*DISTRICTS, ""), (None, True, False))]
    asked += [_which(age=a) for a in AGES]
    return [which for which in asked if 0 < np.dot(which, cube) < T]


@quick
@given(cubes)
def test_no_small_count_is_found_by_an_attacker_over_single_children(cube: list[int]) -> None:
    knowledge = _knowledge(_protected(cube).figures)
    for which in _small(cube):
        low, high = _ends(knowledge, which)
        assert low <= 1 + 1e-6 and high >= T - 1e-6


@settings(max_examples=6, deadline=None, derandomize=True)
@given(cubes)
def test_nor_by_one_who_reckons_in_whole_children(cube: list[int]) -> None:
    matrix, right = _knowledge(_protected(cube).figures)
    for which in _small(cube):
        ends = [
            milp(
                sign * which,
                constraints=(matrix, right, right),
                integrality=np.ones(len(ATOMS)),
                bounds=(0, 500),
            )
            for sign in (1, -1)
        ]
        assert ends[0].fun <= 1 + 1e-6 and -ends[1].fun >= T - 1e-6


@quick
@given(cubes)
def test_whole_tables_prove_it_without_a_solver(cube: list[int]) -> None:
    assert prove(_protected(cube).workings) == []


@settings(max_examples=10, deadline=None, derandomize=True)
@given(cubes, st.sets(st.sampled_from(range(17)), max_size=9))
def test_the_attack_never_rules_out_the_truth(tmp_path_factory, cube: list[int], gone: set[int]) -> None:
    cells = pd.DataFrame(rows_of(cube))
    figures = _protected(cube).figures
    names = ["numerator", "denominator", "value"]
    figures.loc[sorted(gone & set(range(len(figures)))), "status"] = "c"
    figures.loc[figures["status"] == "c", names] = None
    file = write_release(tmp_path_factory.mktemp("r") / "r.duckdb", cells, figures)
    knowledge = _knowledge(figures)
    for (name, _, breakdown, group), (low, high) in attack([file], zeros_are_shown=False).intervals.items():
        where = {"district": {"district": group}, "age_band": {"age": group}}.get(breakdown, {})
        side = {"reviews": None, "in_time": True}.get(name, False)
        which = _which(**where, yes=side)
        assert low <= np.dot(which, cube) <= high
        # No attacker over single children knows more than the attack found.
        exact = _ends(knowledge, which)
        assert low <= exact[0] + 1e-6 and abs(high - min(exact[1], high)) < 1 + 1e-6


@quick
@given(cubes)
def test_nothing_zero_stands_beside_something_hidden(cube: list[int]) -> None:
    figures = _protected(cube).figures
    for _, line in figures[figures["breakdown"] != "total"].groupby(["measure", "breakdown"]):
        zeros = line[(line["status"] == "shown") & (line["numerator"] == 0)]
        assert zeros.empty or not (line["status"] == "c").any()


def test_the_file_is_where_it_was_written(tmp_path: Path) -> None:
    cube = [7] * len(ATOMS)
    file = write_release(tmp_path / "r.duckdb", pd.DataFrame(rows_of(cube)), _protected(cube).figures)
    assert attack([file]).tried > 0
