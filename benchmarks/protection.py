"""Time the protection and the attack on a made-up county: 22 quarters from nothing, then one more.

    python -m benchmarks.protection [QUARTERS]

Wanted on two cores: all quarters within 40 s, one more within 10 s, the attack within 20 s.
"""

import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from memberpanel.disclosure.attack import attack  # noqa: E402
from memberpanel.disclosure.hiding import protect  # noqa: E402
from memberpanel.quarters import Quarter, last_quarters  # noqa: E402
from tests.disclosure.releases import cell, write_release  # noqa: E402

DISTRICTS = (0.12, 0.24, 0.1, 0.17, 0.08, 0.16, 0.11, 0.015, 0.005)
AGES = (0.13, 0.27, 0.3, 0.3, 0.005)
SOURCES = (0.28, 0.2, 0.15, 0.1, 0.08, 0.06, 0.05, 0.03, 0.02, 0.02, 0.01)
# Sets with the size of a quarter, how a count of them is broken down, and percentages by district with their share.
SETS = {
    "referrals": (1400, {"age_band": AGES, "source": SOURCES}, (0.22, 0.2, 0.85)),
    "enquiries": (400, {}, (0.45,)),
    "assessments": (1100, {}, (0.9,)),
    "conferences": (180, {}, (0.82, 0.85)),
    "open_three_months": (310, {}, (0.93,)),
    "contacts": (4000, {"source": SOURCES}, (0.35,)),
}
PLANS = {"stock": "plans_open", "started": "plans_started", "ended": "plans_ended"}
SEED = b"for timing only"


def _line(name: str, by: str, counts: np.ndarray, quarter: str) -> list[dict]:
    return [
        cell(name, int(n), quarter=quarter, breakdown=by, group_name=str(group), group_order=group)
        for group, n in enumerate(counts)
    ]


def _set_rows(name: str, quarter: str, draw: np.random.Generator, districts: tuple[float, ...]) -> list[dict]:
    size, breakdowns, shares = SETS[name]
    total = int(draw.poisson(size))
    rows = [cell(name, total, quarter=quarter)]
    for by, weights in {"district": districts, **breakdowns}.items():
        counts = draw.multinomial(total, np.array(weights) / sum(weights))
        rows += _line(name, by, counts, quarter)
        if by == "district":
            for number, share in enumerate(shares):
                rows += _percent_rows(f"{name}_{number}", name, counts, draw.binomial(counts, share), quarter)
    return rows


def _percent_rows(
    measure: str, whole: str, counts: np.ndarray, parts: np.ndarray, quarter: str
) -> list[dict]:
    sets = {"statistic": "percent", "whole_set": whole, "part_set": f"{measure} part", "quarter": quarter}
    rows = [cell(measure, int(parts.sum()), int(counts.sum()), **sets)]
    for group, (part, of) in enumerate(zip(parts, counts, strict=True)):
        rows.append(cell(measure, int(part), int(of), breakdown="district", group_name=str(group), **sets))
    return rows


def _plan_rows(
    stock: dict[str, np.ndarray], quarter: str, draw: np.random.Generator, districts: tuple[float, ...]
) -> list[dict]:
    """Return plans open, started and ended; started and ended move the stock, which is changed in place."""
    started, ended = int(draw.poisson(140)), int(draw.poisson(138))
    now = int(stock["district"].sum()) + started - ended
    sizes = {"plans_open": now, "plans_started": started, "plans_ended": ended}
    rows = [cell(name, size, quarter=quarter) for name, size in sizes.items()]
    for by, weights in (("district", districts), ("age_band", AGES)):
        starts = draw.multinomial(started, np.array(weights) / sum(weights))
        ends = draw.multivariate_hypergeometric(stock[by] + starts, ended)
        stock[by] = stock[by] + starts - ends
        rows += _line("plans_open", by, stock[by], quarter) + _line("plans_started", by, starts, quarter)
        if by == "district":
            rows += _line("plans_ended", by, ends, quarter)
    return rows


def county(quarters: int, districts: tuple[float, ...] = DISTRICTS) -> pd.DataFrame:
    """Return a made-up county as measures.counting gives it."""
    draw, rows = np.random.default_rng(1), []
    stock = {
        by: draw.multinomial(430, np.array(weights) / sum(weights))
        for by, weights in (("district", districts), ("age_band", AGES))
    }
    for quarter in map(str, last_quarters(Quarter.parse("2026-27-Q2"), quarters)):
        rows += [row for name in SETS for row in _set_rows(name, quarter, draw, districts)]
        rows += _plan_rows(stock, quarter, draw, districts)
    return pd.DataFrame(rows)


def _timed(words: str, began: float) -> None:
    print(f"{words}: {time.perf_counter() - began:.1f} s")


def main(quarters: int) -> None:
    cells = county(quarters)
    before = cells[cells["quarter"] < cells["quarter"].max()]
    fixed = {"identities": [PLANS], "facts": None, "smallest_denominator": 20, "seed": SEED}
    began = time.perf_counter()
    first = protect(before, earlier=None, **fixed)
    _timed(f"{quarters - 1} quarters from nothing, {len(before)} figures", began)
    began = time.perf_counter()
    second = protect(cells, earlier=first.figures, **fixed)
    _timed("one quarter more", began)
    with tempfile.TemporaryDirectory() as folder:
        files = [
            write_release(Path(folder) / f"{n}.duckdb", rows, made.figures, **made.report["manifest"])
            for n, (rows, made) in enumerate(((before, first), (cells, second)))
        ]
        began = time.perf_counter()
        report = attack(files)
    _timed(f"attack on {report.tried} numbers, {len(report.recovered)} worked out", began)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 23)
