"""Truth tables of the rules (NHSRplotthedots tests/testthat, MIT)."""

import pytest

from memberpanel.signals.rules import beyond, part_of_run, shift_completed, trend_completed, two_of_three


@pytest.mark.parametrize(
    ("relative_to_mean", "completed"),
    [
        ([1] * 6, [0] * 6),
        ([1, 1, 1, 1, 1, 1, -1], [0] * 7),
        ([1, 1, 1, 1, 1, 1, 1, 1, -1], [0, 0, 0, 0, 0, 0, 1, 1, 0]),
        ([-1, -1, -1, -1, -1, -1, -1, -1, 1], [0, 0, 0, 0, 0, 0, -1, -1, 0]),
        ([1, 1, 1, 0, 1, 1, 1, 1], [0] * 8),  # a point on the mean breaks a shift
    ],
)
def test_shift(relative_to_mean, completed):
    assert shift_completed(relative_to_mean) == completed


@pytest.mark.parametrize(
    ("values", "completed"),
    [
        ([1, 2, 3, 4, 5, 6], [0] * 6),
        ([1, 2, 3, 3, 4, 5, 6], [0] * 7),
        ([1, 2, 3, 4, 5, 6, 7], [0, 0, 0, 0, 0, 0, 1]),
        ([2, 1, 2, 3, 4, 5, 6, 7, 3], [0, 0, 0, 0, 0, 0, 0, 1, 0]),
        ([7, 6, 5, 4, 3, 2, 1], [0, 0, 0, 0, 0, 0, -1]),
    ],
)
def test_trend(values, completed):
    assert trend_completed(values) == completed


def test_a_run_of_six_can_be_asked_for_as_the_nhs_workbook_does():
    assert trend_completed([1, 2, 3, 4, 5, 6], run=6) == [0, 0, 0, 0, 0, 1]


@pytest.mark.parametrize(
    ("completed", "part"),
    [
        ([0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 1, 1, 1, 1, 0]),
        ([0, 0, 0, 0, 0, 0, 0, 1, 0], [0, 1, 1, 1, 1, 1, 1, 1, 0]),
        ([0, 0, 0, 0, 0, 0, -1, 0], [-1, -1, -1, -1, -1, -1, -1, 0]),
    ],
)
def test_every_point_of_a_run_is_marked(completed, part):
    assert part_of_run(completed) == part


@pytest.mark.parametrize(
    ("near", "side", "flagged"),
    [
        ([1, 0, 1], [1, 1, 1], [1, 0, 1]),
        ([0, 1, 1], [1, 1, 1], [0, 1, 1]),
        ([0, 0, 1, 0, 1, 0, 0], [1] * 7, [0, 0, 1, 0, 1, 0, 0]),
        ([0, 0, 1, 1, 0, 0, 0], [1] * 7, [0, 0, 1, 1, 0, 0, 0]),
        ([1, 0, 0, 1], [1] * 4, [0, 0, 0, 0]),
        ([1, 0, 0, 1, 1], [1] * 5, [0, 0, 0, 1, 1]),
        ([1, 0, 1], [1, -1, 1], [0, 0, 0]),  # all three must be on the same side
    ],
)
def test_two_of_three(near, side, flagged):
    assert two_of_three(near, side) == flagged


def test_a_point_on_a_limit_is_not_outside_it():
    assert beyond([1.0, 5.0, 5.1, 0.9], lower=1.0, upper=5.0) == [0, 0, 1, -1]
