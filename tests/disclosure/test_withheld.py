"""Figures that are withheld whatever their size (S4 f): hidden, and not to be worked out either."""

from pathlib import Path

import pandas as pd
import pytest

from memberpanel.disclosure.attack import attack
from memberpanel.disclosure.hiding import protect
from memberpanel.disclosure.readers import classes_of
from memberpanel.disclosure.withheld import FILE, WrongWithheld, read_withheld
from tests.disclosure.releases import QUARTER, counted_line, percent_line, write_release

COUNTS = {"a": 40, "b": 30, "c": 20, "d": 10}
RULES = {"identities": [], "facts": None, "smallest_denominator": 20, "seed": b"s" * 32}


def _withheld(measure: str = "starts", group: str = "c", breakdown: str = "district") -> pd.DataFrame:
    row = {
        "measure": measure,
        "quarter": QUARTER,
        "breakdown": breakdown,
        "group": group,
        "reason": "Known to the ward.",
    }
    return pd.DataFrame([row])


def _hidden(figures: pd.DataFrame) -> set[str]:
    return set(figures.loc[figures["status"] == "c", "group_name"])


def test_what_is_withheld_is_hidden_with_enough_beside_it(tmp_path: Path) -> None:
    cells = pd.DataFrame(counted_line("starts", "district", COUNTS))
    assert _hidden(protect(cells, earlier=None, **RULES).figures) == set()
    outcome = protect(cells, earlier=None, withheld=_withheld(), **RULES)
    hidden = _hidden(outcome.figures)
    assert "c" in hidden and len(hidden) == 2 and "all" not in hidden
    file = write_release(tmp_path / "r.duckdb", cells, outcome.figures, **outcome.report["manifest"])
    report = attack([file], classes=classes_of(cells, None))
    assert report.ok
    low, high = report.intervals["starts", QUARTER, "district", "c"]
    assert high - low >= 5  # as wide as of a small number
    # alone it would be the total less the others: 100 - 40 - 30 - 10
    naive = outcome.figures.copy()
    for group in hidden - {"c"}:
        here = naive["group_name"] == group
        naive.loc[here, ["numerator", "value"]] = float(COUNTS[group])
        naive.loc[here, "status"] = "shown"
    alone = attack([write_release(tmp_path / "alone.duckdb", cells, naive)])
    assert [(one.group, one.lowest, one.highest) for one in alone.recovered] == [("c", 20, 20)]


def test_a_county_total_can_be_withheld() -> None:
    cells = pd.DataFrame(counted_line("starts", "district", COUNTS))
    outcome = protect(cells, earlier=None, withheld=_withheld(group="all", breakdown="total"), **RULES)
    assert {"all"} < _hidden(outcome.figures)  # and a group, since the groups add up to it


def test_of_a_percentage_the_part_is_withheld() -> None:
    cells = pd.DataFrame(percent_line("in_time", "starts", {"a": (30, 60), "b": (25, 50), "c": (20, 40)}))
    outcome = protect(cells, earlier=None, withheld=_withheld("in_time", "b"), **RULES)
    assert "b" in _hidden(outcome.figures)


def test_what_was_published_cannot_be_withheld_and_that_is_said() -> None:
    cells = pd.DataFrame(counted_line("starts", "district", COUNTS))
    earlier = protect(cells, earlier=None, **RULES).figures
    outcome = protect(cells, earlier=earlier, withheld=_withheld(), **RULES)
    assert _hidden(outcome.figures) == set()
    assert f"Withheld too late, it was published: starts in {QUARTER}, district c" in outcome.report["notes"]


def test_what_is_in_no_table_is_said() -> None:
    cells = pd.DataFrame(counted_line("starts", "district", COUNTS))
    outcome = protect(cells, earlier=None, withheld=_withheld(group="nowhere"), **RULES)
    assert f"Withheld, but in no table: starts in {QUARTER}, district nowhere" in outcome.report["notes"]


def test_the_file_is_read_with_the_county_where_nothing_is_said(tmp_path: Path) -> None:
    assert read_withheld(tmp_path).empty
    (tmp_path / FILE).write_text("measure,quarter,breakdown,group,reason\nstarts,2026-27-Q2,,,Known.\n")
    assert read_withheld(tmp_path).iloc[0].tolist() == ["starts", "2026-27-Q2", "total", "all", "Known."]
    (tmp_path / FILE).write_text("measure,quarter\nstarts,2026-27-Q2\n")
    with pytest.raises(WrongWithheld, match="withheld.csv has no column breakdown, group, reason"):
        read_withheld(tmp_path)
