"""The attack has teeth: showing any one hidden cell again is caught, and what naive hiding leaves is recovered."""

from pathlib import Path

import numpy as np
import pandas as pd

from memberpanel.disclosure.attack import attack
from memberpanel.disclosure.hiding import protect
from tests.disclosure.releases import as_published, counted_line, percent_line, write_release

SEED = b"a private seed of thirty-two byte"
DISTRICTS = "abcdefg"


def _county(seed: int) -> pd.DataFrame:
    """Return a count by district and by age, and two percentages by district, of a small made-up county."""
    draw = np.random.default_rng(seed)
    whole = draw.poisson(18, len(DISTRICTS)) + 1
    rows = counted_line("reviews", "district", dict(zip(DISTRICTS, map(int, whole), strict=True)))
    ages = draw.multinomial(int(whole.sum()), [0.05, 0.25, 0.4, 0.3])
    rows += counted_line(
        "reviews", "age_band", dict(zip(("0", "1", "5", "10"), map(int, ages), strict=True))
    )[1:]
    for measure, share in (("in_time", 0.8), ("took_part", 0.3)):
        parts = {
            name: (int(draw.binomial(of, share)), int(of)) for name, of in zip(DISTRICTS, whole, strict=True)
        }
        rows += percent_line(measure, "reviews", parts)
    return pd.DataFrame(rows)


def _protect(cells: pd.DataFrame):
    return protect(cells, identities=[], earlier=None, facts=None, smallest_denominator=2, seed=SEED)


def _attacked(tmp_path: Path, cells: pd.DataFrame, figures: pd.DataFrame, **manifest: str):
    tmp_path.mkdir(exist_ok=True)
    file = tmp_path / "release.duckdb"
    file.unlink(missing_ok=True)
    return attack([write_release(file, cells, figures, **manifest)])


def test_showing_any_hidden_figure_again_is_caught(tmp_path: Path) -> None:
    cells = _county(3)
    outcome = _protect(cells)
    manifest = outcome.report["manifest"]
    assert _attacked(tmp_path, cells, outcome.figures, **manifest).ok
    true = cells.set_index(["measure", "quarter", "breakdown", "group_name"])[
        ["numerator", "denominator", "value"]
    ]
    hidden = outcome.figures.index[outcome.figures["status"] == "c"]
    assert len(hidden) >= 8
    uncaught = []
    for place in hidden:
        shown = outcome.figures.copy()
        row = shown.loc[place]
        key = (row["measure"], row["quarter"], row["breakdown"], row["group_name"])
        shown.loc[place, "status"] = "shown"
        shown.loc[place, ["numerator", "denominator", "value"]] = true.loc[key].to_numpy()
        if _attacked(tmp_path, cells, shown, **manifest).ok:
            uncaught.append(key)
    assert uncaught == []


def test_hiding_one_to_five_alone_gives_at_least_half_away(tmp_path: Path) -> None:
    draw = np.random.default_rng(11)
    rows = []
    for number in range(12):
        counts = map(int, draw.poisson((40, 30, 25, 20, 15, 8, 4)))
        rows += counted_line(f"starts{number}", "district", dict(zip(DISTRICTS, counts, strict=True)))
    cells = pd.DataFrame(rows)
    small = cells[cells["numerator"].between(1, 5)]
    hidden = set(zip(small["measure"], small["breakdown"], small["group_name"], strict=True))
    report = _attacked(tmp_path, cells, as_published(cells, hidden))
    exact = [one for one in report.recovered if one.lowest == one.highest]
    assert len(small) >= 8
    assert len(exact) >= len(small) / 2


def test_hiding_more_never_tells_more(tmp_path: Path) -> None:
    cells = _county(5)
    outcome = _protect(cells)
    manifest = outcome.report["manifest"]
    before = _attacked(tmp_path, cells, outcome.figures, **manifest).intervals
    shown = outcome.figures[
        (outcome.figures["status"] == "shown") & (outcome.figures["breakdown"] == "district")
    ]
    for place in shown.index[:5]:
        more = outcome.figures.copy()
        more.loc[place, "status"] = "c"
        more.loc[place, ["numerator", "denominator", "value"]] = None
        after = _attacked(tmp_path, cells, more, **manifest).intervals
        narrower = [
            name for name in before if after[name][0] > before[name][0] or after[name][1] < before[name][1]
        ]
        assert narrower == []
