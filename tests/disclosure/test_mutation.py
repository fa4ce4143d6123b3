"""The attack has teeth: showing any one hidden cell again is caught, and what naive hiding leaves is recovered."""

import shutil
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from memberpanel.cli import main
from memberpanel.disclosure.attack import attack
from memberpanel.disclosure.hiding import protect
from memberpanel.home import Home
from memberpanel.measures.counting import count_all
from memberpanel.quarters import Quarter
from memberpanel.settings import settings
from memberpanel.store.connecting import connect
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


def test_a_draft_with_one_number_shown_again_ends_the_command_with_one(
    own_demo_home, monkeypatch, capsys
) -> None:
    monkeypatch.setenv("MEMBERPANEL_HOME", str(own_demo_home.folder))
    draft = own_demo_home.drafts / "2026-27-Q2-v2"
    draft.mkdir(mode=0o700)
    shutil.copy(own_demo_home.releases / "2026-27-Q2-v1" / "release.duckdb", draft)
    assert main(["attack", draft.name]) == 0
    title = _show_again(own_demo_home, draft / "release.duckdb", "2025-26-Q4")
    capsys.readouterr()
    assert main(["attack", draft.name]) == 1
    printed = capsys.readouterr()
    # What it was hidden beside is named, by the title of its measure and its quarter.
    found = [line for line in printed.out.splitlines() if line.startswith("Can be worked out: ")]
    assert any(line.startswith(f"Can be worked out: {title}, January to March 2026 (Q4), ") for line in found)
    assert "can be worked out" in printed.err


def _show_again(home: Home, file: Path, quarter: str) -> str:
    """Print a cell of a release that is large and was hidden beside one small one; return its measure's title."""
    with connect(home) as store:
        cells = count_all(store, quarters=[Quarter.parse(quarter)], settings=settings())
    large = cells[(cells["numerator"] >= 6) & (cells["denominator"].isna() | (cells["denominator"] >= 40))]
    large = large[large["denominator"].isna() | (large["denominator"] - large["numerator"] >= 6)]
    true = large.set_index(["measure", "breakdown", "group_name"])
    with duckdb.connect(str(file)) as release:
        hidden = release.execute(
            "select measure, breakdown, group_name, title, decimals from figures join measures using (measure) "
            "where quarter = ? and status = 'c' and breakdown <> 'total' "
            "qualify count(*) over (partition by measure, breakdown) = 2 order by all", [quarter]
        ).fetchall()  # fmt: skip
        place, title, decimals = next((row[:3], *row[3:]) for row in hidden if row[:3] in true.index)
        number, of, value = true.loc[place, ["numerator", "denominator", "value"]].astype(float)
        release.execute(
            "update figures set status = 'shown', numerator = ?, denominator = ?, value = ? "
            "where quarter = ? and (measure, breakdown, group_name) = (?, ?, ?)",
            [number, of, round(value, decimals), quarter, *place],
        )
    return title
