"""Four quarters together, worked by hand."""

import pandas as pd

from memberpanel.words.rolling import four_quarters

QUARTERS = ["2025-26-Q2", "2025-26-Q3", "2025-26-Q4", "2026-27-Q1", "2026-27-Q2"]
PERCENT = {"kind": "flow", "statistic": "percent", "per": "none", "decimals": 1}
COUNT = {"kind": "flow", "statistic": "count", "per": "none", "decimals": 0}


def frame(numerators, denominators, statuses=("shown",) * 5) -> pd.DataFrame:
    return pd.DataFrame(
        {"quarter": QUARTERS, "status": statuses, "numerator": numerators, "denominator": denominators}
    )


def test_a_percentage_is_the_sum_over_the_sum():
    # 10 + 20 + 30 + 41 of 100 + 100 + 100 + 104 is 101 of 404: 25.0 %; the first quarter is a year ago
    rolled = four_quarters(PERCENT, frame([99, 10, 20, 30, 41], [100, 100, 100, 100, 104]))
    assert (rolled.numerator, rolled.denominator, rolled.value) == (101, 404, 25.0)
    assert str(rolled.to) == "2026-27-Q2"


def test_a_count_is_the_sum():
    assert four_quarters(COUNT, frame([1, 10, 20, 30, 40], [None] * 5)).value == 100


def test_a_rate_is_the_sum_for_every_10000_of_the_latest_population():
    # 6,752 referrals among 147,439 children: DfE published 458.0 (Leicestershire, 2025)
    rate = {**COUNT, "per": "population", "decimals": 1}
    rolled = four_quarters(rate, frame([0, 1600, 1700, 1700, 1752], [147439] * 5))
    assert rolled.value == 458.0


def test_one_hidden_quarter_hides_the_four():
    hidden = four_quarters(
        COUNT, frame([1, 10, None, 30, 40], [None] * 5, ["shown"] * 2 + ["c"] + ["shown"] * 2)
    )
    assert hidden.value is None
    assert hidden.why == "one of the four quarters is not shown"


def test_a_hidden_quarter_before_the_four_does_not_matter():
    assert four_quarters(COUNT, frame([None, 10, 20, 30, 40], [None] * 5, ["c"] + ["shown"] * 4)).value == 100


def test_a_missing_quarter_is_not_bridged():
    assert four_quarters(COUNT, frame([1, 10, 20, 30, 40], [None] * 5).drop(index=3)).value is None


def test_a_stock_and_a_median_are_not_added_up():
    assert four_quarters({**COUNT, "kind": "stock"}, frame([1] * 5, [None] * 5)).value is None
    assert four_quarters({**COUNT, "statistic": "median"}, frame([1] * 5, [None] * 5)).value is None
