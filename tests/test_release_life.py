"""Lives of a small council: release after release, with corrections, each attacked with all that went before."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from memberpanel.disclosure.attack import AttackReport, attack
from memberpanel.disclosure.hiding import protect
from memberpanel.disclosure.readers import classes_of
from memberpanel.disclosure.restating import restate
from memberpanel.disclosure.witness import prove
from memberpanel.quarters import Quarter
from tests.disclosure.releases import cell, counted_line, percent_line, write_release

SEED = b"a private seed of thirty-two byte"
DISTRICTS = ("a", "b", "c")
FIRST = Quarter(2025, 1)
IDENTITY = [{"stock": "plans_open", "started": "plans_started", "ended": "plans_ended"}]


class Council:
    """Plans of three districts, quarter by quarter; what is known of a quarter grows as late records arrive."""

    def __init__(self, seed: int, *, times: int = 1) -> None:
        """Begin a council, `times` as large as a small one."""
        self.draw, self.times = np.random.default_rng(seed), times
        opening = self.draw.poisson((60 * times, 25 * times, 9 * times))
        self.opening = dict(zip(DISTRICTS, map(int, opening), strict=True))
        self.flows: list[dict[str, tuple[int, int, int]]] = []

    def another_quarter(self) -> None:
        held = self._open_at(len(self.flows) - 1)
        quarter = {}
        for name, rate in zip(DISTRICTS, (20, 8, 3), strict=True):
            started = int(self.draw.poisson(rate * self.times))
            ended = min(int(self.draw.poisson(rate * self.times)), held[name])
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

    def many_late_records(self) -> None:
        """Record many starts of the second quarter late, in one district or in two."""
        for name in DISTRICTS[: int(self.draw.integers(1, 3))]:
            started, ended, repeat = self.flows[1][name]
            repeats = int(self.draw.choice((0, 0, 7, 2)))
            self.flows[1][name] = (
                started + repeats + int(self.draw.integers(5, 20)),
                ended,
                repeat + repeats,
            )

    def _open_at(self, place: int) -> dict[str, int]:
        held = dict(self.opening)
        for quarter in self.flows[: place + 1]:
            held = {name: held[name] + quarter[name][0] - quarter[name][1] for name in DISTRICTS}
        return held

    def cells(self) -> pd.DataFrame:
        rows = []
        for place, quarter in enumerate(self.flows):
            when = {"quarter": str(FIRST.plus(place))}
            rows += counted_line("plans_open", "district", self._open_at(place), kind="stock", **when)
            rows += counted_line("plans_started", "district", {n: quarter[n][0] for n in DISTRICTS}, **when)
            rows.append(cell("plans_ended", sum(quarter[n][1] for n in DISTRICTS), **when))
            repeats = {n: (quarter[n][2], quarter[n][0]) for n in DISTRICTS}
            rows += percent_line("repeat_plans", "plans_started", repeats, **when)
        return pd.DataFrame(rows)


KEY = ["measure", "quarter", "breakdown", "group_name"]
RULES = {"identities": IDENTITY, "same": [], "smallest_denominator": 2, "seed": SEED}


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


def _restated(seed: int) -> tuple[list[tuple], list, list]:
    """Return three releases of a larger council, cells and figures, the second with a year restated, and what came of it."""
    council = Council(seed, times=20)
    for _ in range(6):
        council.another_quarter()
    releases, published, again, stand = [], [], [], []
    for number in range(3):
        if number:
            council.many_late_records()
        cells = council.cells()
        earlier = pd.concat(published, ignore_index=True) if published else None
        outcome = protect(cells, earlier=earlier, facts=None, **RULES)
        figures = outcome.figures
        if number == 1:
            found = restate(figures, cells, earlier, FIRST.plus(3), **RULES)
            figures, again, stand = found.figures, found.again, found.stand
        releases.append((cells, figures, outcome.report["manifest"]))
        published.append(figures)
    return releases, again, stand


def _attacked(folder: Path, releases: list[tuple]) -> AttackReport:
    folder.mkdir()
    files = [
        write_release(
            folder / f"{number}.duckdb", cells, figures.assign(provisional=False), version=number,
            release=f"r{number}", **manifest,
        )
        for number, (cells, figures, manifest) in enumerate(releases)
    ]  # fmt: skip
    return attack(files)


def test_nothing_is_worked_out_from_a_year_that_is_restated(tmp_path: Path) -> None:
    restated, stood, read_off = 0, 0, 0
    for seed in range(12):
        releases, again, stand = _restated(seed)
        report = _attacked(tmp_path / str(seed), releases)
        assert report.ok, [seed, *map(str, (*report.recovered, *report.faults))]
        restated, stood = restated + bool(again), stood + bool(stand)
        if stand:  # printed all the same, what stands is read off the difference
            cells, figures, manifest = releases[1]
            now = figures.merge(cells[[*KEY, "numerator", "denominator"]], on=KEY, suffixes=("", "_now"))
            for name in ("numerator", "denominator"):
                figures = figures.assign(
                    **{name: figures[name].where(figures["status"] != "shown", now[f"{name}_now"])}
                )
            naive = figures.assign(revised=True)
            read_off += not _attacked(tmp_path / f"naive {seed}", [releases[0], (cells, naive, manifest)]).ok
    assert restated >= 3 and stood >= 3 and read_off == stood
