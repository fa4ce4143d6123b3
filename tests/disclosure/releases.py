"""Counted tables and release files, made by hand for the tests of protection and attack. All made up."""

from pathlib import Path

import duckdb
import pandas as pd

SCHEMA = Path(__file__).resolve().parents[2] / "queries" / "release.sql"
QUARTER = "2026-27-Q2"
_WORDS = (
    "title",
    "question",
    "topic",
    "unit",
    "good_is",
    "numerator",
    "denominator",
    "source",
    "explained",
)
_NO_MORE = ("comparator", "standard", "standard_words", "target", "target_words")


def cell(measure: str, numerator: float | None, denominator: float | None = None, **others: object) -> dict:
    """Return one row as measures.counting gives it, with what its measure says of itself; a county total unless told."""
    row = {
        "measure": measure, "quarter": QUARTER, "breakdown": "total", "group_name": "all", "group_order": 0,
        "state": "counted", "reason": "", "numerator": numerator, "denominator": denominator, "value": numerator,
        "children": None, "part_children": None, "rest_children": None, "whole_set": measure, "part_set": "",
        "within": "", "protect": "children", "kind": "flow", "statistic": "count", "threshold": 6, "printed": True,
    }  # fmt: skip
    if denominator and numerator is not None and others.get("statistic") in ("percent", "share"):
        row["value"] = 100 * numerator / denominator
    return {**row, **others}


def counted_line(measure: str, breakdown: str, counts: dict[str, int], **others: object) -> list[dict]:
    """Return a count by the groups of a breakdown, and its county total."""
    rows = [
        cell(measure, count, breakdown=breakdown, group_name=group, group_order=place, **others)
        for place, (group, count) in enumerate(counts.items())
    ]
    return [cell(measure, sum(counts.values()), **others), *rows]


def percent_line(
    measure: str, whole: str, counts: dict[str, tuple[int, int]], **others: object
) -> list[dict]:
    """Return a percentage by district and for the county, from (part, whole) by group."""
    sets = {"statistic": "percent", "whole_set": whole, "part_set": f"{measure} of {whole}", **others}
    rows = [
        cell(measure, part, of, breakdown="district", group_name=group, group_order=place, **sets)
        for place, (group, (part, of)) in enumerate(counts.items())
    ]
    part, of = (sum(pair[side] for pair in counts.values()) for side in (0, 1))
    return [cell(measure, part, of, **sets), *rows]


def as_published(cells: pd.DataFrame, hidden: set[tuple[str, str, str]] = frozenset()) -> pd.DataFrame:
    """Return table figures that shows everything but the (measure, breakdown, group) named."""
    figures = cells[
        ["measure", "quarter", "breakdown", "group_name", "group_order", "numerator", "denominator", "value"]
    ]
    keys = zip(cells["measure"], cells["breakdown"], cells["group_name"], strict=True)
    gone = pd.Series([key in hidden for key in keys], index=cells.index)
    figures = figures.assign(
        status=gone.map({True: "c", False: "shown"}), revised=False, provisional=False, reason=""
    )
    figures.loc[gone, ["numerator", "denominator", "value"]] = None
    return figures


def write_release(
    path: Path, cells: pd.DataFrame, figures: pd.DataFrame, *, version: int = 1, **manifest: str
) -> Path:
    """Write a release file with queries/release.sql: manifest, measures and figures."""
    measures = cells.drop_duplicates("measure")
    empty = pd.Series([[] for _ in range(len(measures))], index=measures.index)
    definitions = measures[["measure", "kind", "statistic", "protect", "whole_set", "part_set"]].assign(
        **dict.fromkeys(_WORDS, ""), **dict.fromkeys(_NO_MORE), display_order=0, per="none", breakdowns=empty,
        decimals=1, ask=empty, caveat="", needs=empty, sql="",
    )  # fmt: skip
    said = {"quarter": max(cells["quarter"]), "version": str(version), "threshold": "6", **manifest}
    with duckdb.connect(str(path)) as connection:
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        connection.executemany("insert into manifest values (?, ?)", list(said.items()))
        connection.register("definitions", definitions)
        connection.register("shown", figures)
        connection.execute("insert into measures by name select * from definitions")
        connection.execute("insert into figures by name select * from shown")
    return path
