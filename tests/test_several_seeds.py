"""What one home can publish, another can: the next quarter under a raised threshold, after corrections, by several seeds.

The private seed decides which larger numbers are hidden beside the small ones, and so what the next quarter must reckon with.
"""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from memberpanel.disclosure.attack import attack
from memberpanel.disclosure.hiding import protect
from memberpanel.disclosure.ledger import thresholds_as_published
from memberpanel.disclosure.readers import classes_of
from memberpanel.drafting.protected_cells import counted_cells
from memberpanel.drafting.rounding import round_as_shown
from memberpanel.home import Home
from memberpanel.measures.definition import identities, measures, same_sets
from memberpanel.quarters import Quarter, last_quarters
from memberpanel.settings import Settings, settings
from memberpanel.store.connecting import connect
from tests.disclosure.releases import write_release
from tests.test_life_by_command import corrected_plans

FIRST, SECOND = Quarter(2026, 1), Quarter(2026, 2)


def _counted(home: Home, last: Quarter, quarters: int, council: Settings) -> pd.DataFrame:
    with connect(home) as store:
        return counted_cells(
            store, quarters=last_quarters(last, quarters), council=council, chosen=measures()
        )


@pytest.fixture
def counts(
    own_demo_home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the cells of a quarter, and of the next after corrections and with a threshold of 8."""
    before = _counted(own_demo_home, FIRST, 21, settings())
    monkeypatch.setenv("MEMBERPANEL_HOME", str(own_demo_home.folder))
    corrected = corrected_plans(own_demo_home, tmp_path / "corrected")
    subprocess.run(
        [sys.executable, "-m", "memberpanel", "load", str(corrected)], check=True, capture_output=True
    )
    return before, _counted(own_demo_home, SECOND, 22, replace(settings(), threshold=8))


def test_a_raised_threshold_is_drafted_with_whatever_the_seed_hid_before(counts, tmp_path):
    before, after = counts
    decimals = {name: measure.decimals for name, measure in measures().items()}
    rules = {"identities": identities(), "same": same_sets(), "facts": None, "smallest_denominator": 20}
    for number in (
        1,
        5,
        6,
    ):  # 5 and 6 were refused when a quarter that is not printed was held to the threshold of today
        seed = bytes([number]) * 32
        one = protect(before, earlier=None, seed=seed, **rules)
        earlier = one.figures.assign(threshold=6)
        two = protect(after, earlier=earlier, seed=seed, **rules)
        said = [
            (before, one, {"threshold": "6"}),
            (after, two, {"threshold": "8"}),
        ]
        files = [
            write_release(
                tmp_path / f"{number}-{version}.duckdb", cells, round_as_shown(outcome.figures, decimals).assign(provisional=False),
                version=version, release=f"r{version}", **{**outcome.report["manifest"], **threshold},
            )
            for version, (cells, outcome, threshold) in enumerate(said, start=1)
        ]  # fmt: skip
        held = after.assign(threshold=thresholds_as_published(after, earlier))
        report = attack(files, classes=classes_of(held, earlier))
        assert [str(one) for one in report.recovered] == [], number
        assert {one.name for one in report.narrowed} <= two.report["given_up"], number
        assert two.report["already_public"] == [], number
