"""Lives of a small council: release after release, with corrections, each attacked with all that went before."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from memberpanel.disclosure.attack import attack
from memberpanel.disclosure.hiding import protect
from memberpanel.disclosure.readers import classes_of
from memberpanel.disclosure.witness import prove
from memberpanel.quarters import Quarter
from tests.disclosure.releases import cell, counted_line, percent_line, write_release

SEED = b"a private seed of thirty-two byte"
DISTRICTS = ("a", "b", "c")
FIRST = Quarter(2025, 1)
IDENTITY = [{"stock": "plans_open", "started": "plans_started", "ended": "plans_ended"}]


class Council:
    """Plans of three districts, quarter by quarter; what is known of a quarter grows as late records arrive."""

    def __init__(self, seed: int) -> None:
        self.draw = np.random.default_rng(seed)
        self.opening = dict(zip(DISTRICTS, map(int, self.draw.poisson((60, 25, 9))), strict=True))
        self.flows: list[dict[str, tuple[int, int, int]]] = []

    def another_quarter(self) -> None:
        held = self._open_at(len(self.flows) - 1)
        quarter = {}
        for name, rate in zip(DISTRICTS, (20, 8, 3), strict=True):
            started = int(self.draw.poisson(rate))
            ended = min(int(self.draw.poisson(rate)), held[name])
            quarter[name] = (started, ended, int(self.draw.binomial(started, 0.25)))
        self.flows.append(quarter)

    def late_records(self) -> None:
        """Record a few starts or ends of the last quarter late, or take back a start that was none."""
        name = DISTRICTS[int(self.draw.integers(3))]
        started, ended, repeat = self.flows[-1][name]
        late = int(self.draw.integers(1, 4))
        match int(self.draw.integers(3)):
            case 0:
                self.flows[-1][name] = (started + late, ended, repeat)
            case 1:
                self.flows[-1][name] = (
                    started,
                    min(ended + late, self._open_at(len(self.flows) - 2)[name]),
                    repeat,
                )
            case _:
                self.flows[-1][name] = (max(started - 1, repeat), ended, repeat)

    def _open_at(self, place: int) -> dict[str, int]:
        held = dict(self.opening)
        for quarter in self.flows[: place + 1]:
            held = {name: held[name] + quarter[name][0] - quarter[name][1] for name in DISTRICTS}
        return held

    def cells(self) -> pd.DataFrame:
        rows = []
        for place, quarter in enumerate(self.flows):
            when = {"quarter": str(FIRST.plus(place))}
            rows += counted_line("plans_open", "district", self._open_at(place), **when)
            rows += counted_line("plans_started", "district", {n: quarter[n][0] for n in DISTRICTS}, **when)
            rows.append(cell("plans_ended", sum(quarter[n][1] for n in DISTRICTS), **when))
            repeats = {n: (quarter[n][2], quarter[n][0]) for n in DISTRICTS}
            rows += percent_line("repeat_plans", "plans_started", repeats, **when)
        return pd.DataFrame(rows)


KEY = ["measure", "quarter", "breakdown", "group_name"]


@pytest.mark.parametrize("seed", range(8))
def test_nothing_is_worked_out_from_a_life_of_releases(tmp_path: Path, seed: int) -> None:
    council, files, published = Council(seed), [], []
    council.another_quarter()
    council.another_quarter()
    for number in range(5):
        if number:
            council.late_records()
            council.another_quarter()
        cells = council.cells()
        earlier = pd.concat(published, ignore_index=True) if published else None
        outcome = protect(
            cells, identities=IDENTITY, earlier=earlier, facts=None, smallest_denominator=2, seed=SEED
        )
        assert prove(outcome.workings) == []
        again = protect(
            cells, identities=IDENTITY, earlier=earlier, facts=None, smallest_denominator=2, seed=SEED
        )
        pd.testing.assert_frame_equal(again.figures, outcome.figures)
        figures = outcome.figures.assign(provisional=False)
        files.append(
            write_release(tmp_path / f"{number}.duckdb", cells, figures, **outcome.report["manifest"])
        )
        report = attack(files, classes=classes_of(cells, earlier))
        assert report.ok, [str(one) for one in (*report.recovered, *report.faults)]
        # What readers B and C find is what the hiding gave up to them, and says so.
        assert {one.name for one in report.narrowed} <= outcome.report["given_up"]
        _keeps_what_was_said(published, figures)
        published.append(figures)
    assert any((frame["status"] == "c").any() for frame in published)


def _keeps_what_was_said(published: list[pd.DataFrame], figures: pd.DataFrame) -> None:
    """What was hidden stays hidden, and a breakdown stays as first reported; only a county's number is revised."""
    now = figures.set_index(KEY)
    for frame in published:
        then = frame.set_index(KEY)
        both = now.loc[then.index]
        pd.testing.assert_series_equal(then["status"], both["status"])
        changed = then["numerator"].ne(both["numerator"]) & (then["status"] == "shown")
        assert both.loc[changed, "revised"].all()
        broken_down = (then.index.get_level_values("breakdown") != "total") & (
            then["status"] == "shown"
        ).to_numpy()
        pd.testing.assert_series_equal(
            then.loc[broken_down, "numerator"], both.loc[broken_down, "numerator"], check_dtype=False
        )
        assert (both.loc[broken_down, "status"] == "shown").all()
