import pytest

from memberpanel.words.numbers import cell, difference, in_words, marks, plain, rounded, said_value, with_unit

PERCENT = {"unit": "percent", "decimals": 1, "statistic": "percent", "per": "none"}
COUNT = {"unit": "referrals", "decimals": 0, "statistic": "count", "per": "none"}
WEEKS = {"unit": "weeks", "decimals": 0, "statistic": "median", "per": "none"}


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "said"),
    [
        (1621, "referrals", 0, "1,621"),
        (84.4, "percent", 1, "84.4%"),
        (34.7, "rate", 1, "34.7 for every 10,000 children"),
        (38.0, "weeks", 0, "38 weeks"),
        (1.0, "weeks", 0, "1 week"),
        (0.0, "percent", 1, "0.0%"),
    ],
)
def test_a_value_is_said_with_its_unit(value, unit, decimals, said):
    assert with_unit(value, unit=unit, decimals=decimals) == said


def test_halves_go_away_from_zero_as_published_figures_do():
    # DfE publishes 26.2 for 26.15; Python's round gives 26.1
    assert (str(rounded(26.15, 1)), str(rounded(-0.25, 1)), str(rounded(2.5, 0))) == ("26.2", "-0.3", "3")


@pytest.mark.parametrize(
    ("measure", "now", "before", "words"),
    [
        (COUNT, 1412, 1365, "47 more"),
        (COUNT, 1365, 1412, "47 fewer"),
        (COUNT, 3, 3, "no change"),
        (PERCENT, 84.4, 86.1, "1.7 percentage points lower"),
        (PERCENT, 24.8, 23.8, "1.0 percentage point higher"),
        (WEEKS, 38, 40, "2 weeks shorter"),
        (WEEKS, 41, 40, "1 week longer"),
    ],
)
def test_a_difference_is_said_in_the_words_of_its_unit(measure, now, before, words):
    assert difference(measure, now=now, before=before).words == words


def test_a_cell_that_is_not_shown_prints_its_symbol_and_never_its_value():
    assert cell({"status": "c", "value": None}) == "[c]"
    assert cell({"status": "low", "value": None}) == "[low]"
    assert cell({"status": "shown", "value": 1234.0}) == "1,234"


def test_marks_stand_beside_a_figure():
    assert marks({"provisional": True, "revised": True}) == "[p] [r]"
    assert marks({"provisional": False, "revised": False}) == ""


def test_small_numbers_are_words():
    assert (in_words(8), in_words(10), in_words(11)) == ("eight", "ten", "11")


def test_minus_is_a_minus_sign():
    assert plain(-1.7, 1) == "−1.7"


def test_a_percentage_is_said_in_a_sentence():
    assert said_value(PERCENT, 24.0) == "24.0%"
