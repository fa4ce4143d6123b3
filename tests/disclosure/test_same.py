"""Two measures that count the same children from different records may not give away what each of them hides."""

from itertools import combinations, permutations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from memberpanel.disclosure.attack import attack
from memberpanel.disclosure.hiding import protect
from memberpanel.measures.counting import count_all
from memberpanel.measures.definition import identities, measures, same_sets
from memberpanel.quarters import Quarter, last_quarters
from memberpanel.settings import settings
from memberpanel.store.connecting import connect
from tests.disclosure.releases import as_published, cell, counted_line, write_release

SAME = [{"one": "referrals", "other": "contacts_referred"}]
BY_SOURCE = {"housing": 1, "unknown": 18, "education": 21, "police": 60}
DECIDED = {"housing": 4, "unknown": 24, "education": 32, "police": 90}


def _two_tables(referred: dict[str, int] = BY_SOURCE) -> pd.DataFrame:
    """Return referrals by source, and of the contacts by source those that became one."""
    rows = counted_line("referrals", "source", BY_SOURCE)
    sets = {"statistic": "percent", "whole_set": "contacts", "part_set": "contacts_referred"}
    rows.append(cell("contacts_to_referral", sum(referred.values()), sum(DECIDED.values()), **sets))
    for place, (group, count) in enumerate(referred.items()):
        where = {"breakdown": "source", "group_name": group, "group_order": place}
        rows.append(cell("contacts_to_referral", count, DECIDED[group], **where, **sets))
    return pd.DataFrame(rows)


def _release(folder: Path, cells: pd.DataFrame, **others: object) -> Path:
    given = {"identities": [], "earlier": None, "facts": None, "smallest_denominator": 20, "seed": b"s" * 32}
    outcome = protect(cells, **given, **others)
    return write_release(folder / "r.duckdb", cells, outcome.figures, **outcome.report["manifest"])


def test_what_each_table_hides_beside_the_small_one_gives_it_away(tmp_path: Path) -> None:
    # One hides housing with unknown, the other housing with education: side by side housing is 100 - 18 - 21 - 60.
    cells = _two_tables()
    hidden = {("referrals", "source", "housing"), ("referrals", "source", "unknown")}
    hidden |= {("contacts_to_referral", "source", group) for group in ("housing", "education")}
    said = '[{"one": "referrals", "other": "contacts_referred"}]'
    file = write_release(tmp_path / "r.duckdb", cells, as_published(cells, hidden), same=said)
    found = {str(one) for one in attack([file]).recovered}
    assert "referrals in 2026-27-Q2, source housing is 1" in found


def test_tables_said_to_be_the_same_are_hidden_together(tmp_path: Path) -> None:
    report = attack([_release(tmp_path, _two_tables(), same=SAME)])
    assert report.ok and report.narrowest >= 6


def test_where_one_group_differs_nothing_is_taken_to_be_the_same(tmp_path: Path) -> None:
    cells = _two_tables({**BY_SOURCE, "police": 58})
    outcome = protect(
        cells, identities=[], earlier=None, facts=None, smallest_denominator=20, seed=b"s" * 32, same=SAME
    )
    assert (
        '"not_in": [["2026-27-Q2", "total"], ["2026-27-Q2", "source"]]' in outcome.report["manifest"]["same"]
    )


@pytest.fixture(scope="module")
def counted(demo_home) -> pd.DataFrame:
    """Return the true county numbers of every set that is not of things, a column a set, a row a quarter."""
    quarters = last_quarters(Quarter(2026, 2), 13)
    with connect(demo_home) as store:
        cells = count_all(store, quarters=quarters, settings=settings())
    series: dict[str, dict[str, float]] = {}
    for row in cells[(cells["breakdown"] == "total") & (cells["state"] == "counted")].itertuples(index=False):
        one = measures()[row.measure]
        if one.protect == "things":
            continue
        whole = row.denominator if one.statistic != "count" else row.numerator
        series.setdefault(one.whole_set, {})[row.quarter] = whole
        if one.part_set:
            series.setdefault(one.part_set, {})[row.quarter] = row.numerator
    numbers = pd.DataFrame(series).sort_index()
    return numbers[[name for name in numbers if numbers[name].nunique() >= 6]]


def _agree(one: np.ndarray, other: np.ndarray) -> bool:
    both = ~np.isnan(one) & ~np.isnan(other)
    return both.sum() >= 8 and bool((one[both] == other[both]).all())


def test_every_pair_of_equal_sets_of_the_demonstration_is_declared(counted: pd.DataFrame) -> None:
    numbers = {name: counted[name].to_numpy() for name in counted}
    equal = {
        frozenset(pair) for pair in combinations(numbers, 2) if _agree(numbers[pair[0]], numbers[pair[1]])
    }
    later = {
        (one, other)
        for one, other in permutations(numbers, 2)
        if any(_agree(numbers[one][:-back], numbers[other][back:]) for back in range(1, 5))
    }
    declared = {
        frozenset((pair["one"], pair["other"])) for pair in same_sets() if "quarters_later" not in pair
    }
    assert equal == declared
    assert later == {(pair["one"], pair["other"]) for pair in same_sets() if "quarters_later" in pair}


def test_every_stock_and_flow_of_the_demonstration_is_declared(counted: pd.DataFrame) -> None:
    named = {name: one.whole_set for name, one in measures().items()}
    declared = {tuple(named[one[part]] for part in ("stock", "started", "ended")) for one in identities()}
    twins = {pair["other"]: pair["one"] for pair in same_sets()}
    numbers, moved = counted.iloc[1:].to_numpy(), counted.diff().iloc[1:].to_numpy()
    net = numbers[:, :, None] - numbers[:, None, :]
    found = set()
    for place, stock in enumerate(counted):
        close = np.abs(net - moved[:, place, None, None])
        known = ~np.isnan(close)
        fits = (np.where(known, close, 0) == 0).all(axis=0) & (known.sum(axis=0) >= 8)
        found |= {
            (stock, twins.get(counted.columns[one], counted.columns[one]), counted.columns[other])
            for one, other in np.argwhere(fits)
        }
    assert found == declared
