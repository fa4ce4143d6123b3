"""Two percentages of the same assessments, both by year and district: safe from an attacker over single children.

Hiding and attack reckon with sums of lines, which is all there is to use where tables hang together as a tree (0501). These
two do not: in time or not, in need or not, district and quarter make a circle. So the unknowns here are the children of
the full cross-classification, and nothing of the product reckons with them.
"""

from itertools import product

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from memberpanel.disclosure.hiding import protect
from memberpanel.periods import quarters_of_year
from memberpanel.quarters import Quarter
from tests.disclosure.releases import cell

T = 6
SETS = {
    "in_time": {"whole_set": "authorised", "part_set": "in_45_days"},
    "no_need": {"whole_set": "decided", "part_set": "not_in_need"},
}
SAME = [{"one": "authorised", "other": "decided"}]
QUARTERS = [str(one) for one in quarters_of_year(Quarter(2025, 4))]


class Children:
    """Every child of a year by quarter, district, in time or not, and in need or not."""

    def __init__(self, quarters: list[str], districts: list[str]) -> None:
        self.atoms = list(product(quarters, districts, (True, False), (True, False)))
        self.rows, self.right = [], []

    def which(self, place: int, quarter: str, district: str, side: bool | None) -> np.ndarray:
        """Return who is in a quarter and district ("" for all), on a side of the first percentage (2) or the second (3)."""
        return np.array(
            [
                (not quarter or one[0] == quarter)
                and (not district or one[1] == district)
                and (side is None or one[place] == side)
                for one in self.atoms
            ],
            dtype=float,
        )

    def read(self, figures: pd.DataFrame, measures: list[str]) -> None:
        """Learn from the shown rows of both percentages: by quarter for the county, by year for a district."""
        for row in figures[figures["status"] == "shown"].itertuples(index=False):
            by_year = row.breakdown.endswith("_year")
            where = ("" if by_year else row.quarter, "" if row.group_name == "all" else row.group_name)
            place = 2 + measures.index(row.measure)
            self.rows += [self.which(place, *where, True), self.which(place, *where, None)]
            self.right += [row.numerator, row.denominator]

    def ends(self, who: np.ndarray) -> tuple[float, float]:
        known = {"A_eq": np.array(self.rows), "b_eq": np.array(self.right)} if self.rows else {}
        low, high = (linprog(sign * who, **known, bounds=(0, 1000), method="highs") for sign in (1, -1))
        assert low.status == 0 and high.status == 0
        return low.fun, -high.fun


def _rows(cube: np.ndarray, districts: list[str]) -> list[dict]:
    """Return both percentages by quarter and by year and district of cube[quarter, district, in time, no need]."""
    rows = []
    for axis, (measure, sets) in enumerate(SETS.items()):
        parts = (cube.take(0, axis=2 + axis)).sum(axis=2)
        wholes = cube.sum(axis=(2, 3))
        more = {**sets, "statistic": "percent"}
        for number, quarter in enumerate(QUARTERS):
            rows.append(
                cell(measure, int(parts[number].sum()), int(wholes[number].sum()), quarter=quarter, **more)
            )
            for place, district in enumerate(districts):
                where = {
                    "breakdown": "district",
                    "group_name": district,
                    "group_order": place,
                    "printed": False,
                }
                counts = int(parts[number, place]), int(wholes[number, place])
                rows.append(cell(measure, *counts, quarter=quarter, **where, **more))
        year = {"quarter": QUARTERS[-1], **more}
        rows.append(cell(measure, int(parts.sum()), int(wholes.sum()), breakdown="total_year", **year))
        for place, district in enumerate(districts):
            where = {"breakdown": "district_year", "group_name": district, "group_order": place}
            rows.append(
                cell(measure, int(parts[:, place].sum()), int(wholes[:, place].sum()), **where, **year)
            )
    return rows


@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.lists(st.integers(0, 3), min_size=48, max_size=48))
def test_no_small_side_of_a_district_is_told_by_both_tables_together(numbers: list[int]) -> None:
    cube, districts = np.array(numbers).reshape(4, 3, 2, 2), ["a", "b", "c"]
    outcome = protect(
        pd.DataFrame(_rows(cube, districts)), identities=[], same=SAME, earlier=None, facts=None,
        smallest_denominator=2, seed=b"s" * 32,
    )  # fmt: skip
    children = Children(QUARTERS, districts)
    children.read(outcome.figures, list(SETS))
    for place, district, side in product((2, 3), districts, (True, False)):
        who = children.which(place, "", district, side)
        if 0 < who @ cube.reshape(-1) < T:
            low, high = children.ends(who)
            assert low <= 1 + 1e-6 and high >= T - 1e-6
