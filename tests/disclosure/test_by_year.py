"""Tables by year are protected and attacked together with the quarters that they add up (docs/decisions/0007)."""

from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from memberpanel.disclosure.attack import attack
from memberpanel.disclosure.hiding import protect
from memberpanel.disclosure.tree import NotATree, refuse_circles
from memberpanel.disclosure.witness import prove
from tests.disclosure.releases import as_published, cell, write_release

QUARTERS = ("2025-26-Q1", "2025-26-Q2", "2025-26-Q3", "2025-26-Q4")
BEFORE = "2024-25-Q4"
DISTRICTS = ("a", "b", "c")
IDENTITY = [{"stock": "plans_open", "started": "plans_started", "ended": "plans_ended"}]


def _protected(rows: list[dict], **others: object):
    fixed = {"identities": [], "earlier": None, "facts": None, "smallest_denominator": 8, "seed": b"seed" * 8}
    return protect(pd.DataFrame(rows), **{**fixed, **others})


def _line(
    measure: str, quarter: str, counts: dict[str, int], ending: str = "", **others: object
) -> list[dict]:
    """Return a count by district and for the county, of a quarter or of the year that it ends."""
    at = {"quarter": quarter, **others}
    rows = [cell(measure, sum(counts.values()), breakdown=f"total{ending}", **at)]
    return rows + [
        cell(measure, count, breakdown=f"district{ending}", group_name=group, group_order=place, **at)
        for place, (group, count) in enumerate(counts.items())
    ]


def _statuses(figures: pd.DataFrame, breakdown: str) -> dict[str, str]:
    rows = figures[figures["breakdown"] == breakdown]
    return dict(zip(rows["group_name"], rows["status"], strict=True))


def test_a_small_number_of_a_year_takes_another_with_it_and_the_county_stays() -> None:
    totals = [cell("visits", 20, quarter=quarter) for quarter in QUARTERS]
    rows = totals + _line("visits", QUARTERS[3], {"a": 40, "b": 37, "c": 3}, "_year")
    figures = _protected(rows).figures
    assert _statuses(figures, "district_year")["c"] == "c"
    assert sorted(_statuses(figures, "district_year").values()) == ["c", "c", "shown"]
    assert _statuses(figures, "total_year") == {"all": "shown"}


def test_a_county_quarter_cannot_be_taken_from_the_year() -> None:
    rows = [
        cell("visits", count, quarter=quarter)
        for quarter, count in zip(QUARTERS, (9, 12, 4, 10), strict=True)
    ]
    rows.append(cell("visits", 35, quarter=QUARTERS[3], breakdown="total_year"))
    done = _protected(rows)
    hidden = set(done.figures.loc[done.figures["status"] == "c", "quarter"])
    # 4 is hidden, and with the year shown another quarter has to go: 35 - 9 - 12 - 10 = 4
    assert "2025-26-Q3" in hidden and (done.figures["status"] == "c").sum() >= 2
    assert prove(done.workings) == []


def test_the_attack_takes_three_quarters_from_their_year(tmp_path: Path) -> None:
    rows = [
        cell("visits", count, quarter=quarter)
        for quarter, count in zip(QUARTERS, (9, 12, 4, 10), strict=True)
    ]
    rows.append(cell("visits", 35, quarter=QUARTERS[3], breakdown="total_year"))
    cells = pd.DataFrame(rows)
    figures = as_published(cells)
    figures.loc[2, "status"] = "c"
    figures.loc[2, ["numerator", "denominator", "value"]] = None
    report = attack([write_release(tmp_path / "r.duckdb", cells, figures)])
    assert [(one.quarter, one.lowest, one.highest) for one in report.recovered] == [("2025-26-Q3", 4, 4)]


def _plans(opened: list[dict[str, int]], started: list[dict[str, int]]) -> list[dict]:
    """Return plans open by district at five quarter ends, and those that started by district and year."""
    ended = [
        {d: opened[step][d] + started[step][d] - opened[step + 1][d] for d in DISTRICTS} for step in range(4)
    ]
    rows = []
    for quarter, counts in zip((BEFORE, *QUARTERS), opened, strict=True):
        rows += _line("plans_open", quarter, counts, kind="stock")
    for quarter, new, over in zip(QUARTERS, started, ended, strict=True):
        rows += _line("plans_started", quarter, new)[:1] + _line("plans_ended", quarter, over)[:1]
        rows += [row | {"printed": False} for row in _line("plans_started", quarter, new)[1:]]
    year = {d: sum(counts[d] for counts in started) for d in DISTRICTS}
    return rows + _line("plans_started", QUARTERS[3], year, "_year")


def test_starts_by_year_beside_stocks_by_quarter_are_tried_together(tmp_path: Path) -> None:
    """Four quarters in which nobody started in c but one, whose plan is still open: 0, 0, 1, 0."""
    opened = [{"a": 30, "b": 40, "c": 20 + step} for step in (0, 0, 0, 1, 1)]
    started = [{"a": 9, "b": 12, "c": c} for c in (0, 0, 1, 0)]
    done = _protected(_plans(opened, started), identities=IDENTITY)
    assert _statuses(done.figures, "district_year")["c"] == "c"
    assert prove(done.workings) == []
    figures = done.figures.assign(provisional=False)
    cells = pd.DataFrame([row for row in _plans(opened, started) if row["printed"]])
    file = write_release(tmp_path / "r.duckdb", cells, figures, **done.report["manifest"])
    assert attack([file]).ok


counts = st.lists(st.integers(0, 9), min_size=24, max_size=24)


@settings(max_examples=12, deadline=None, derandomize=True)
@given(counts)
def test_no_flow_of_a_quarter_is_found_by_one_who_reckons_with_all_of_them(numbers: list[int]) -> None:
    """The reader's unknowns are every district's starts and ends of every quarter, and what was open at first."""
    started = [{d: numbers[4 * i + q] for i, d in enumerate(DISTRICTS)} for q in range(4)]
    ended = [{d: min(numbers[12 + 4 * i + q], 12) for i, d in enumerate(DISTRICTS)} for q in range(4)]
    opened = [{d: 45 for d in DISTRICTS}]
    for new, over in zip(started, ended, strict=True):
        opened.append({d: opened[-1][d] + new[d] - over[d] for d in DISTRICTS})
    rows = _plans(opened, started)
    knowledge = _knowledge(_protected(rows, identities=IDENTITY).figures)
    truth = _truth(opened[0], started, ended)
    for which in _asked():
        count = float(which @ truth)
        if 0 < count < 6:
            low, high = _ends(knowledge, which)
            assert low <= 1 + 1e-6 and high >= 6 - 1e-6


FLOWS = [(kind, q, d) for kind, q, d in product(("s", "e"), range(4), DISTRICTS)]
UNKNOWNS = [("o", 0, d) for d in DISTRICTS] + FLOWS


def _truth(first: dict, started: list[dict], ended: list[dict]) -> np.ndarray:
    of = {"s": started, "e": ended}
    return np.array([first[d] if kind == "o" else of[kind][q][d] for kind, q, d in UNKNOWNS], dtype=float)


def _which(kind: str, step: int | None, district: str) -> np.ndarray:
    """Return the starts or ends of a quarter (or of all four); of a stock what was open and all flows until then."""
    vector = np.zeros(len(UNKNOWNS))
    for place, (of, q, d) in enumerate(UNKNOWNS):
        if district in ("all", d):
            if kind == "o" and (of == "o" or q < step):
                vector[place] = {"o": 1, "s": 1, "e": -1}[of]
            elif kind == of and step in (None, q):
                vector[place] = 1
    return vector


def _asked() -> list[np.ndarray]:
    flows = [_which(kind, step, d) for kind, step, d in product("se", (*range(4), None), DISTRICTS)]
    return flows + [_which("o", step, d) for step, d in product(range(5), DISTRICTS)]


def _knowledge(figures: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    kinds = {"plans_open": "o", "plans_started": "s", "plans_ended": "e"}
    steps = {BEFORE: 0} | {quarter: step + 1 for step, quarter in enumerate(QUARTERS)}
    rows, right = [], []
    for row in figures[figures["status"] == "shown"].itertuples():
        kind, step = kinds[row.measure], steps[row.quarter]
        if kind != "o":
            step = None if row.breakdown.endswith("_year") else step - 1
        rows.append(_which(kind, step, row.group_name))
        right.append(row.numerator)
    return np.array(rows), np.array(right)


def _ends(knowledge: tuple[np.ndarray, np.ndarray], which: np.ndarray) -> tuple[float, float]:
    """Return the ends of a number; what is open is never negative either."""
    matrix, right = knowledge
    stocks = np.array([-_which("o", step, d) for step, d in product(range(5), DISTRICTS)])
    ends = [
        linprog(
            sign * which,
            A_eq=matrix,
            b_eq=right,
            A_ub=stocks,
            b_ub=np.zeros(len(stocks)),
            bounds=(0, 500),
            method="highs",
        )
        for sign in (1, -1)
    ]
    assert all(end.status == 0 for end in ends)
    return ends[0].fun, -ends[1].fun


def _percent(part: str, breakdown: str, **others: object) -> dict:
    sets = {"statistic": "percent", "whole_set": "reviews", "part_set": part}
    return cell(part, 20, 40, breakdown=breakdown, group_name="a", **sets, **others)


def test_a_flow_is_not_published_by_quarter_and_by_year() -> None:
    rows = _line("visits", QUARTERS[0], {"a": 9}) + _line("visits", QUARTERS[3], {"a": 40}, "_year")
    with pytest.raises(NotATree, match='visits.sql, yearly: "visits" is published by district each quarter'):
        refuse_circles(pd.DataFrame(rows))


def test_two_percentages_of_a_set_by_year_are_a_circle_with_their_quarters() -> None:
    refuse_circles(pd.DataFrame([_percent("in_time", "district_year")]))
    with pytest.raises(NotATree, match="closes a circle"):
        refuse_circles(
            pd.DataFrame([_percent("in_time", "district_year"), _percent("took_part", "district_year")])
        )


def test_a_percentage_by_year_of_what_flows_into_a_stock_by_quarter_is_a_circle() -> None:
    sets = {"statistic": "percent", "whole_set": "plans_started", "part_set": "again"}
    rows = _line("plans_open", QUARTERS[0], {"a": 9}, kind="stock")
    rows.append(cell("repeat_plans", 20, 40, breakdown="district_year", group_name="a", **sets))
    with pytest.raises(NotATree, match="repeat_plans.sql"):
        refuse_circles(pd.DataFrame(rows), IDENTITY)


def test_what_was_published_by_quarter_is_known_when_it_is_published_by_year(tmp_path: Path) -> None:
    """b was 3 in a hidden quarter; the year by district may not give it away."""
    old = []
    for quarter, b in zip(QUARTERS[:3], (9, 8, 3), strict=True):
        old += _line("visits", quarter, {"a": 30, "b": b, "c": 30})
    before = _protected(old).figures
    now = []
    for quarter, b in zip(QUARTERS, (9, 8, 3, 9), strict=True):
        now += [
            row | {"printed": row["breakdown"] == "total"}
            for row in _line("visits", quarter, {"a": 30, "b": b, "c": 30})
        ]
    now += _line("visits", QUARTERS[3], {"a": 120, "b": 29, "c": 120}, "_year")
    done = _protected(now, earlier=before)
    assert prove(done.workings) == []
    assert not len(
        done.figures[(done.figures["breakdown"] == "district") & (done.figures["quarter"] == QUARTERS[3])]
    )
    cells = pd.DataFrame([row for row in now if row["printed"]])
    first = write_release(
        tmp_path / "1.duckdb", pd.DataFrame(old), before.assign(provisional=False), version=1
    )
    second = write_release(
        tmp_path / "2.duckdb",
        cells,
        done.figures.assign(provisional=False),
        version=2,
        **done.report["manifest"],
    )
    assert attack([first, second]).ok


def test_a_table_that_was_published_in_other_groups_is_not_written_anew() -> None:
    before = _protected(_line("visits", QUARTERS[0], {"a": 30, "b": 9, "c": 30})).figures
    joined = [
        *_line("visits", QUARTERS[0], {"a": 30, "b or c": 39}),
        *_line("visits", QUARTERS[1], {"a": 30, "b or c": 39}),
    ]
    figures = _protected(joined, earlier=before).figures
    by_quarter = (
        figures[figures["breakdown"] == "district"].groupby("quarter")["group_name"].agg(list).to_dict()
    )
    assert by_quarter == {"2025-26-Q1": ["a"], "2025-26-Q2": ["a", "b or c"]}


def _only_by_year(counts: tuple[int, ...]) -> list[dict]:
    rows = [
        cell("visits", count, quarter=quarter, printed=False)
        for quarter, count in zip(QUARTERS, counts, strict=True)
    ]
    return [*rows, cell("visits", sum(counts), quarter=QUARTERS[3], breakdown="total_year")]


def test_what_is_published_by_year_only_says_so_in_every_quarter() -> None:
    figures = _protected(_only_by_year((9, 12, 4, 10))).figures.set_index(["quarter", "breakdown"])
    assert list(figures["status"]) == ["x", "x", "x", "x", "shown"]
    assert figures.loc[("2025-26-Q4", "total_year"), "value"] == 35
    assert "published by year only" in figures.loc[("2025-26-Q1", "total"), "reason"]


def test_a_year_is_hidden_where_the_quarters_published_before_leave_a_small_number_of_it(
    tmp_path: Path,
) -> None:
    """9, 12 and 10 were published by quarter; 35 less 31 would be the four of the last quarter."""
    old = [
        cell("visits", count, quarter=quarter)
        for quarter, count in zip(QUARTERS[:3], (9, 12, 10), strict=True)
    ]
    before = _protected(old).figures
    now = _only_by_year((9, 12, 10, 4))
    done = _protected(now, earlier=before)
    statuses = done.figures.set_index(["quarter", "breakdown"])["status"]
    assert statuses["2025-26-Q3", "total"] == "shown"  # what was published stands
    assert statuses["2025-26-Q4", "total_year"] == "c"
    told = done.figures.assign(provisional=False)
    told.loc[told["breakdown"] == "total_year", ["status", "numerator", "value"]] = ["shown", 35, 35]
    first = write_release(
        tmp_path / "1.duckdb", pd.DataFrame(old), before.assign(provisional=False), version=1
    )
    leaky = write_release(
        tmp_path / "2.duckdb", pd.DataFrame(now), told, version=2, **done.report["manifest"]
    )
    found = attack([first, leaky])
    assert not found.ok
    assert [(one.quarter, one.lowest, one.highest) for one in found.recovered] == [("2025-26-Q4", 4, 4)]
