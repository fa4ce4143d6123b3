from pathlib import Path

import pandas as pd
import pytest

from memberpanel.release.reading import Release, open_release
from memberpanel.words.comparing import comparator_words
from tests.made_release import CHILDREN, make_release


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    return open_release(make_release(Path(tmp_path_factory.mktemp("releases"))))


def compared(release: Release, name: str, figures: pd.DataFrame | None = None) -> list[str]:
    measure = release.measure(name)
    figures = release.figures(name) if figures is None else figures
    return comparator_words(measure, figures, release.comparators(measure["comparator"]), population=CHILDREN)


def test_a_flow_is_compared_as_four_quarters(release):
    # the last four quarters: 332 + 359 + 348 + 367 = 1,406 of 1,377 + 1,440 + 1,365 + 1,412 = 5,594
    assert compared(release, "re_referrals") == [
        "Over the four quarters to September 2026: 25.1% (1,406 of 5,594).",
        "In the year to March 2025: Leicestershire 25.5%, similar councils 20.4% "
        "(median of 10 of 10, 2025 model), East Midlands 24.7%, England 22.6%.",
    ]


def test_a_count_is_compared_as_a_rate_where_the_published_figure_is_one(release):
    # 5,594 / 147,439 * 10,000 = 379.4
    assert compared(release, "referrals")[0] == (
        "Over the four quarters to September 2026: 379.4 for every 10,000 children (5,594 in all)."
    )


def test_a_stock_is_compared_at_the_end_of_the_quarter(release):
    assert compared(release, "plans_open_rate") == [
        "At 30 September 2026: 34.7.",
        "At 31 March 2025, for every 10,000 children: Leicestershire 34.7, East Midlands 40.4, England 40.6.",
    ]


def test_a_hidden_quarter_leaves_no_figure_of_ours(release):
    assert compared(release, "repeat_plans")[0] == (
        "Our four quarters to September 2026 cannot be given: one of the four quarters is not shown."
    )


def test_a_count_is_not_put_beside_a_rate_without_a_population(release):
    rates = release.comparators("plans_per_10000")
    assert comparator_words(release.measure("plans_open"), release.figures("plans_open"), rates) == []


def test_a_count_at_a_quarters_end_is_compared_as_a_rate_of_the_population(release):
    # 511 / 147,439 * 10,000 = 34.66
    rates = release.comparators("plans_per_10000")
    figures = release.figures("plans_open")
    words = comparator_words(release.measure("plans_open"), figures, rates, population=CHILDREN)
    assert words[0] == "At 30 September 2026: 34.7 for every 10,000 children."


def test_areas_that_were_not_published_are_left_out(release):
    percents = release.comparators("re_referral_percent")
    percents.loc[percents["area"] == "England", ["status", "value"]] = ["c", float("nan")]
    words = comparator_words(release.measure("re_referrals"), release.figures("re_referrals"), percents)
    assert "England" not in words[1]
