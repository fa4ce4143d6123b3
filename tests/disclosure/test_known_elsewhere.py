"""What others publish of our year, and what minutes say of it, is reckoned with by the hiding and by the attack."""

from pathlib import Path

import duckdb
import pandas as pd
import pytest

from memberpanel.disclosure.attack import attack
from memberpanel.disclosure.hiding import protect
from memberpanel.drafting.published import published_of_ours
from memberpanel.measures.definition import measures
from tests.disclosure.releases import as_published, cell, write_release

YEAR = ("2025-26-Q1", "2025-26-Q2", "2025-26-Q3", "2025-26-Q4")
STARTS = dict(zip(YEAR, (20, 30, 4, 25), strict=True))  # 79 in the year
SEED = b"a private seed of thirty-two byte"


def _cells(counts: dict[str, int] = STARTS) -> pd.DataFrame:
    return pd.DataFrame([cell("starts", count, quarter=quarter) for quarter, count in counts.items()])


def _release(path: Path, cells: pd.DataFrame, figures: pd.DataFrame, *, published: list[tuple], **said: str):
    """Write a release in which the county's own figures stand as (comparator, year, value, status)."""
    file = write_release(path / "r.duckdb", cells, figures, authority="Ourshire", **said)
    with duckdb.connect(str(file)) as connection:
        connection.execute("update measures set comparator = measure || '_rate'")
        connection.execute("insert into population values ('Ourshire', 2025, 137000, 'ONS')")
        connection.executemany(
            "insert into comparators values (?, 'Ourshire', 'ours', ?, ?, ?, '', 'DfE, table 1')", published
        )
    return file


def _third_hidden(cells: pd.DataFrame) -> pd.DataFrame:
    figures = as_published(cells)
    third = figures["quarter"] == "2025-26-Q3"
    figures.loc[third, ["numerator", "denominator", "value"]] = None
    figures.loc[third, "status"] = "c"
    return figures


@pytest.mark.parametrize(
    ("published", "found"),
    [
        # 79 less 20, 30 and 25 is 4.
        (("starts", 2026, 79.0, "shown"), ["starts in 2025-26-Q3, total all is 4"]),
        # 5.8 per 10,000 of 137,000 children is 78.8 to 80.1: 79 or 80, so 4 or 5.
        (("starts_rate", 2026, 5.8, "shown"), ["starts in 2025-26-Q3, total all is 4 to 5"]),
        # 80 is 75 to 85 where it was rounded to the nearest ten: anything from nought to 10.
        (("starts", 2026, 80.0, "shown"), []),
        # Suppressed, of another year, or denied by the 75 that are printed: nothing.
        (("starts", 2026, None, "c"), []),
        (("starts", 2025, 79.0, "shown"), []),
        (("starts", 2026, 61.0, "shown"), []),
    ],
)
def test_the_year_that_others_publish_gives_the_hidden_quarter(tmp_path: Path, published, found) -> None:
    cells = _cells()
    report = attack([_release(tmp_path, cells, _third_hidden(cells), published=[published])])
    assert [str(one) for one in report.recovered] == found


def test_a_percentage_of_the_year_gives_it_too(tmp_path: Path) -> None:
    # 46 of 160 is 28.75, printed as 28.8: 28.75 to 28.85 of 160 is 46.0 to 46.16. 46 less 15, 14 and 13 is 4.
    sides = dict(zip(YEAR, (15, 14, 4, 13), strict=True))
    sets = {"statistic": "percent", "whole_set": "ended", "part_set": "long"}
    cells = pd.DataFrame(
        [cell("long_share", part, 40, quarter=quarter, **sets) for quarter, part in sides.items()]
    )
    figures = _third_hidden(cells)
    figures.loc[figures["status"] == "c", "denominator"] = 40.0
    published = [("long_share_rate", 2026, 28.8, "shown")]
    report = attack([_release(tmp_path, cells, figures, published=published)])
    assert "long in 2025-26-Q3, total all is 4" in [str(one) for one in report.recovered]


def test_the_attack_says_that_it_reckoned_with_it(tmp_path: Path) -> None:
    cells = _cells()
    published = [("starts", 2026, 80.0, "shown"), ("other", 2026, 7.0, "shown")]
    report = attack([_release(tmp_path, cells, _third_hidden(cells), published=published)])
    assert [words for words in report.assumed if "others publish" in words] == [
        "1 figures of ours that others publish by year, each at its rounding, where they agree with what is printed here"
    ]


def _year(count: float) -> pd.DataFrame:
    row = ("starts", "2025-26-Q4", "total_year", "all", count, None, "minutes of 4 June 2026")
    return pd.DataFrame(
        [row], columns=["measure", "quarter", "breakdown", "group", "numerator", "denominator", "source"]
    )


def _hidden(**others: object) -> set[str]:
    given = {"identities": [], "earlier": None, "facts": None, "smallest_denominator": 20, "seed": SEED}
    figures = protect(_cells(), **{**given, **others}).figures
    return set(figures.loc[figures["status"] == "c", "quarter"])


def test_where_the_year_is_public_a_second_quarter_is_hidden(tmp_path: Path) -> None:
    assert _hidden() == {"2025-26-Q3"}
    gone = _hidden(facts=_year(79.0))
    assert "2025-26-Q3" in gone and len(gone) == 2


def test_what_is_hidden_for_a_published_year_withstands_the_attack_that_reads_it(tmp_path: Path) -> None:
    cells, published = _cells(), [("starts", 2026, 79.0, "shown")]
    given = {"identities": [], "earlier": None, "smallest_denominator": 20, "seed": SEED}
    outcome = protect(cells, facts=_year(79.0), **given)
    file = _release(tmp_path, cells, outcome.figures, published=published, **outcome.report["manifest"])
    assert attack([file]).ok
    file.unlink()
    without = protect(cells, facts=None, **given)
    file = _release(tmp_path, cells, without.figures, published=published, **without.report["manifest"])
    assert [str(one) for one in attack([file]).recovered] == ["starts in 2025-26-Q3, total all is 4"]


def test_a_year_that_is_not_the_sum_of_our_quarters_tells_nothing() -> None:
    assert _hidden(facts=_year(61.0)) == {"2025-26-Q3"}


def test_the_attack_takes_a_quarter_from_a_declared_year(tmp_path: Path) -> None:
    cells = _cells()
    file = _release(tmp_path, cells, _third_hidden(cells), published=[("none", 2026, 1.0, "shown")])
    assert attack([file]).ok
    found = attack([file], facts=_year(79.0)).recovered
    assert [str(one) for one in found] == ["starts in 2025-26-Q3, total all is 4"]


def _published(comparator: str, value: float, number: float, of: float | None = None) -> list[tuple]:
    counted = {
        "plans_started": "plans_started", "plans_started_rate": "plans_started", "repeat_plans": "repeat_plans",
    }  # fmt: skip
    cells = pd.DataFrame([cell(counted[comparator], number, of, quarter=quarter) for quarter in YEAR])
    ours = pd.DataFrame(
        [(comparator, "Ourshire", "ours", 2026, value, "shown", "", "DfE")],
        columns=["comparator", "area", "area_kind", "year", "value", "status", "note", "source"],
    )
    people = pd.DataFrame({"mid_year": [2025], "children": [137000]})
    facts = published_of_ours(ours, people, cells, measures())
    return list(facts[["measure", "quarter", "breakdown", "numerator"]].itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("comparator", "value", "number", "of", "facts"),
    [
        # Four quarters of 100 are 400: 29.2 per 10,000 of 137,000 children; 29.3 would be 402.
        ("plans_started_rate", 29.2, 100, None, [("plans_started", "2025-26-Q4", "total_year", 400.0)]),
        ("plans_started_rate", 29.3, 100, None, []),
        ("plans_started", 400.0, 101, None, [("plans_started", "2025-26-Q4", "total_year", 404.0)]),
        ("plans_started", 401.0, 101, None, []),
        # 80 of 400 is 20.0.
        ("repeat_plans", 20.0, 20, 100, [("repeat_plans", "2025-26-Q4", "total_year", 80.0)]),
        ("repeat_plans", 20.3, 20, 100, []),
    ],
)
def test_what_agrees_with_our_count_at_its_rounding_is_a_fact(comparator, value, number, of, facts) -> None:
    assert _published(comparator, value, number, of) == facts
