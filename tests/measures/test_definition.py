"""The head of a measure's file, and what is said when it is wrong."""

import pytest

from memberpanel.measures.definition import WrongMeasure, measure, measures, read_measure

GOOD = """/*
title = "Plans"
question = "How many?"
topic = "plans"
order = 1
unit = "plans"
kind = "flow"
statistic = "count"
per = "none"
protect = "children"
good_is = "neither"
breakdowns = []
needs = []
numerator = "Plans"
denominator = "None"
source = "Our own"
decimals = 0
ask = []
explained = "Plans."
whole_set = "plans"
[[covers]]
extract = "protection_plans"
*/
select 1 as unit_id
"""


@pytest.fixture
def written(tmp_path):
    def write(text: str):
        path = tmp_path / "repeat_plans.sql"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_head_is_read(written):
    read = read_measure(written(GOOD))
    assert (read.name, read.kind, read.part_set, read.caveat) == ("repeat_plans", "flow", None, "")
    assert read.covers[0].extract == "protection_plans"


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        (
            'good_is = "neither"',
            'good_is = "lower"',
            'repeat_plans.sql: good_is must be low, high or neither, not "lower".',
        ),
        ('unit = "plans"\n', "", "repeat_plans.sql: it has no unit."),
        (
            'statistic = "count"',
            'statistic = "percent"',
            "repeat_plans.sql: a percent needs part_set, the set that its numerator counts.",
        ),
        ("breakdowns = []", 'breakdowns = "district"', "repeat_plans.sql: breakdowns must be a list."),
    ],
)
def test_a_wrong_head_names_the_file_and_what_is_allowed(written, was, becomes, said):
    with pytest.raises(WrongMeasure) as refused:
        read_measure(written(GOOD.replace(was, becomes)))
    assert said in str(refused.value).split("\n")


def test_a_key_that_is_not_one_is_refused(written):
    with pytest.raises(WrongMeasure, match='"colour" is not a key'):
        read_measure(written(GOOD.replace('title = "Plans"', 'title = "Plans"\ncolour = "red"')))


def test_a_file_without_a_head_is_refused(written):
    with pytest.raises(WrongMeasure, match="must open with its head"):
        read_measure(written("select 1"))


def test_a_measure_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(WrongMeasure, match="referrals"):
        measure("no_such_thing")


def test_referrals_come_first():
    assert next(iter(measures())) == "referrals"
