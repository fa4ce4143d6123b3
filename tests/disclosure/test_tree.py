"""Percentages of one set may be broken down as long as their tables make no circle."""

import pandas as pd
import pytest

from memberpanel.disclosure.tree import NotATree, refuse_circles
from tests.disclosure.releases import cell


def _percents(*wanted: tuple[str, str], protect: str = "children") -> pd.DataFrame:
    sets = {"statistic": "percent", "whole_set": "reviews", "protect": protect}
    rows = [
        cell(part, 20, 40, part_set=part, breakdown=breakdown, group_name=group, **sets)
        for part, breakdown in wanted
        for group in ("a", "b")
    ]
    return pd.DataFrame(rows)


def test_two_percentages_by_the_same_one_dimension_are_a_tree() -> None:
    refuse_circles(_percents(("in_time", "district"), ("took_part", "district")))


def test_one_percentage_by_two_dimensions_is_a_tree() -> None:
    refuse_circles(_percents(("in_time", "district"), ("in_time", "age_band"), ("took_part", "age_band")))


def test_two_percentages_by_the_same_two_dimensions_are_a_circle() -> None:
    circle = [(part, by) for part in ("in_time", "took_part") for by in ("district", "age_band")]
    with pytest.raises(NotATree, match='took_part.sql, breakdowns: "age_band" closes a circle'):
        refuse_circles(_percents(*circle))


def test_things_are_not_hidden_and_may_make_a_circle() -> None:
    circle = [(part, by) for part in ("in_time", "took_part") for by in ("district", "age_band")]
    refuse_circles(_percents(*circle, protect="things"))
