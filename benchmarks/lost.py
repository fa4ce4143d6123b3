"""Time counting, hiding from nothing, proving and attacking the demonstration county; and count what is lost.

    python -m benchmarks lost        # builds the demonstration; or, on one that is there, python -m benchmarks.lost [RUNS]

Beside it, in the same run, what is hidden, what is lost and what the same attack recovers when only counts of 1 to 5 are
hidden, and when one more is hidden by hand wherever a line hides one alone.
"""

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from memberpanel.disclosure.attack import attack  # noqa: E402
from memberpanel.disclosure.hiding import protect  # noqa: E402
from memberpanel.disclosure.witness import prove  # noqa: E402
from memberpanel.drafting.protected_cells import counted_cells  # noqa: E402
from memberpanel.drafting.rounding import round_as_shown  # noqa: E402
from memberpanel.home import open_home  # noqa: E402
from memberpanel.measures.definition import identities, measures, same_sets  # noqa: E402
from memberpanel.periods import is_total  # noqa: E402
from memberpanel.quarters import Quarter  # noqa: E402
from memberpanel.release.files import release_file  # noqa: E402
from memberpanel.release.reading import open_release  # noqa: E402
from memberpanel.release.which import current  # noqa: E402
from memberpanel.settings import settings  # noqa: E402
from memberpanel.store.connecting import connect  # noqa: E402

SEED = b"a seed of the benchmark's own...."


def _counted(home, quarters: list[Quarter]) -> pd.DataFrame:
    with connect(home) as store:
        return counted_cells(store, quarters=quarters, council=settings(), chosen=measures())


def _with_figures(file: Path, figures: pd.DataFrame, folder: Path) -> Path:
    """Return a copy of a release with other figures in it."""
    import duckdb

    copy = folder / "release.duckdb"
    shutil.copy(file, copy)
    copy.chmod(0o600)
    with duckdb.connect(str(copy)) as connection:
        connection.execute("delete from figures")
        connection.register("others", figures)
        connection.execute("insert into figures by name select * from others")
    return copy


def _naive(cells: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """Hide counts of 1 to 5 children and nothing else: the numerators, and the counts."""
    cells = _as_printed(cells)
    state = cells["state"].where(cells["printed"], "x")
    people = (cells["protect"] != "things") & (state == "counted")
    small = people & (cells["numerator"].between(1, 5) | cells["children"].between(1, 5))
    shown = figures.drop(columns=["numerator", "denominator", "value", "status"]).copy()
    shown["status"] = state.where(state != "counted", "shown").to_numpy()
    shown.loc[small.to_numpy(), "status"] = "c"
    for name in ("numerator", "denominator", "value"):
        shown[name] = cells[name].where(shown["status"].to_numpy() == "shown").to_numpy()
    return shown


def _by_hand(cells: pd.DataFrame, naive: pd.DataFrame) -> pd.DataFrame:
    """Hide, as is done by hand, the next smallest figure of every line that hides one alone."""
    true = _as_printed(cells)["numerator"].to_numpy()
    shown = naive.copy()
    for _, line in shown[~shown["breakdown"].map(is_total)].groupby(["measure", "quarter", "breakdown"]):
        others = line.index[line["status"] == "shown"]
        if (line["status"] == "c").sum() == 1 and len(others):
            beside = min(others, key=lambda row: true[shown.index.get_loc(row)])
            shown.loc[beside, "status"] = "c"
            shown.loc[beside, ["numerator", "denominator", "value"]] = None
    return shown


def _as_printed(cells: pd.DataFrame) -> pd.DataFrame:
    """Return the counted rows that have a row among the figures, in its order."""
    return cells[cells["printed"] | cells["breakdown"].map(is_total)]


def _lost(cells: pd.DataFrame, figures: pd.DataFrame) -> dict[str, float]:
    """Return the figures hidden, and the part of the people in breakdowns that these counted, in percent."""
    true = _as_printed(cells)["numerator"].to_numpy()
    told = figures["status"].isin(["shown", "c"]).to_numpy()
    hidden = (figures["status"] == "c").to_numpy()
    broken_down = told & ~figures["breakdown"].map(is_total).to_numpy(dtype=bool)
    return {
        "figures hidden": hidden.sum(),
        "hidden, percent": 100 * hidden.sum() / told.sum(),
        "volume of breakdowns lost, percent": 100
        * true[hidden & broken_down].sum()
        / true[broken_down].sum(),
    }


def _once(home) -> dict[str, float]:
    release = open_release(current(home))
    quarters = [Quarter.parse(written) for written in release.quarters()["quarter"]]
    took, began = {}, time.perf_counter()

    def lap(name: str) -> None:
        nonlocal began
        took[f"{name}, seconds"] = time.perf_counter() - began
        began = time.perf_counter()

    cells = _counted(home, quarters)
    lap("count")
    done = protect(cells, identities=identities(), same=same_sets(), earlier=None, facts=None,
                   smallest_denominator=settings().smallest_denominator, seed=SEED)  # fmt: skip
    lap("hide from nothing")
    faults = prove(done.workings)
    lap("prove with whole tables")
    decimals = {name: measure.decimals for name, measure in measures().items()}
    figures = round_as_shown(done.figures, decimals).assign(provisional=False)
    with tempfile.TemporaryDirectory() as folder:
        file = release_file(current(home))
        sealed = _with_figures(file, figures, Path(folder))
        began = time.perf_counter()
        report = attack([sealed])
        lap("attack")
        others = {"hiding 1 to 5 alone": _naive(cells, figures)}
        others["and one more by hand"] = _by_hand(cells, others["hiding 1 to 5 alone"])
        broken = {
            name: len(attack([_with_figures(file, hidden, Path(folder))]).recovered)
            for name, hidden in others.items()
        }
    took |= {
        "cells shown or hidden": int(figures["status"].isin(["shown", "c"]).sum()),
        "faults of the proof": len(faults),
        "tried by the attack": report.tried,
        "narrowest range": report.narrowest or 0,
    }
    for name, hidden in {"sealed": figures, **others}.items():
        took |= {f"{name}: {what}": number for what, number in _lost(cells, hidden).items()}
        took[f"{name}: recovered"] = broken.get(name, len(report.recovered))
    return took


def main() -> None:
    home = open_home()
    runs = [_once(home) for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 3)]
    for name in runs[0]:
        print(f"{name}: {statistics.median(run[name] for run in runs):,.1f}")


if __name__ == "__main__":
    main()
