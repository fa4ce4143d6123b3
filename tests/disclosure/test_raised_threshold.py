"""A threshold raised between releases holds for what is new; what is out stays as it was, and is no fault of the new one."""

from pathlib import Path

import pandas as pd

from memberpanel.disclosure.attack import attack
from memberpanel.disclosure.hiding import protect
from memberpanel.disclosure.ledger import thresholds_as_published
from memberpanel.disclosure.readers import classes_of
from tests.disclosure.releases import counted_line, write_release

FIRST, SECOND = "2026-27-Q1", "2026-27-Q2"
SEED = b"a private seed of thirty-two byte"


def _line(quarter: str, counts: dict[str, int], threshold: int) -> list[dict]:
    return counted_line("referrals", "district", counts, quarter=quarter, threshold=threshold)


def _protected(cells: pd.DataFrame, earlier: pd.DataFrame | None):
    return protect(cells, identities=[], earlier=earlier, facts=None, smallest_denominator=20, seed=SEED)


def _status(figures: pd.DataFrame, quarter: str) -> dict[str, str]:
    rows = figures[(figures["quarter"] == quarter) & (figures["breakdown"] == "district")]
    return dict(zip(rows["group_name"], rows["status"], strict=True))


def test_a_raised_threshold_hides_what_is_new_and_leaves_what_is_out(tmp_path: Path) -> None:
    was, now = {"a": 40, "b": 7, "c": 12}, {"a": 30, "b": 7, "c": 9}
    cells = pd.DataFrame(_line(FIRST, was, 6))
    first = _protected(cells, None)
    assert _status(first.figures, FIRST) == {"a": "shown", "b": "shown", "c": "shown"}
    files = [write_release(tmp_path / "1.duckdb", cells, first.figures, **first.report["manifest"])]

    cells = pd.DataFrame(_line(FIRST, was, 8) + _line(SECOND, now, 8))
    second = _protected(cells, first.figures.assign(threshold=6))
    assert _status(second.figures, FIRST) == {"a": "shown", "b": "shown", "c": "shown"}
    hidden = _status(second.figures, SECOND)
    assert hidden["b"] == "c"
    assert list(hidden.values()).count("c") == 2  # the 7, and one beside it
    assert second.report["already_public"] == []
    manifest = {**second.report["manifest"], "threshold": "8"}
    assert manifest["thresholds"] == '{"referrals": [8, 8]}'
    files.append(write_release(tmp_path / "2.duckdb", cells, second.figures, **manifest))

    report = attack(files)
    assert report.ok, [str(one) for one in report.recovered]
    # Published by itself, the 7 of the first quarter would be a small number under the rule of 8.
    alone = attack(files[1:], classes=classes_of(cells, None))
    assert [(one.quarter, one.group, one.lowest) for one in alone.recovered] == [(FIRST, "b", 7)]


def test_a_number_hidden_under_the_lower_threshold_is_held_to_that(tmp_path: Path) -> None:
    """3 beside 6 of 9: 'at most 9' is wide enough under 6, and would not be under 10."""
    was = {"a": 40, "b": 3, "c": 6}
    cells = pd.DataFrame(_line(FIRST, was, 6))
    first = _protected(cells, None)
    assert _status(first.figures, FIRST)["b"] == "c"
    files = [write_release(tmp_path / "1.duckdb", cells, first.figures, **first.report["manifest"])]
    cells = pd.DataFrame(_line(FIRST, was, 10) + _line(SECOND, {"a": 30, "b": 20, "c": 19}, 10))
    second = _protected(cells, first.figures.assign(threshold=6))
    assert _status(second.figures, SECOND) == {"a": "shown", "b": "shown", "c": "shown"}
    assert second.report["already_public"] == []
    manifest = {**second.report["manifest"], "threshold": "10"}
    files.append(write_release(tmp_path / "2.duckdb", cells, second.figures, **manifest))
    assert attack(files).ok


def _year(threshold: int) -> pd.DataFrame:
    """Return a year by district, its quarters by district (none printed) and the county's number of each quarter."""
    by_quarter = {"a": (5, 20, 20, 20), "b": (7, 20, 20, 20), "c": (12, 20, 20, 20)}
    year = {group: sum(counts) for group, counts in by_quarter.items()}
    rows = counted_line("starts", "district_year", year, quarter="2025-26-Q4", threshold=threshold)
    rows[0]["breakdown"] = "total_year"
    for place in range(4):
        counts = {group: of_quarter[place] for group, of_quarter in by_quarter.items()}
        total, *groups = counted_line(
            "starts", "district", counts, quarter=f"2025-26-Q{place + 1}", threshold=threshold
        )
        rows += [total, *({**row, "printed": False} for row in groups)]
    return pd.DataFrame(rows)


def test_a_quarter_that_no_table_prints_is_held_to_the_threshold_under_which_its_year_was_published(
    tmp_path: Path,
) -> None:
    first = _protected(_year(6), None)
    files = [write_release(tmp_path / "1.duckdb", _year(6), first.figures, **first.report["manifest"])]
    earlier = first.figures.assign(threshold=6)
    held = dict(
        zip(
            _year(8)[["quarter", "breakdown", "group_name"]].itertuples(index=False, name=None),
            thresholds_as_published(_year(8), earlier),
            strict=True,
        )
    )
    assert held["2025-26-Q4", "district_year", "b"] == 6
    assert held["2025-26-Q1", "district", "b"] == 6  # its year is out
    new = pd.DataFrame(_line(SECOND, {"a": 30, "b": 20, "c": 19}, 8))
    assert thresholds_as_published(new, earlier) == [8, 8, 8, 8]
    second = _protected(_year(8), earlier)
    assert second.report["already_public"] == []
    pd.testing.assert_frame_equal(second.figures, first.figures)
    manifest = {**second.report["manifest"], "threshold": "8"}
    files.append(write_release(tmp_path / "2.duckdb", _year(8), second.figures, **manifest))
    cells = _year(8).assign(threshold=thresholds_as_published(_year(8), earlier))
    report = attack(files, classes=classes_of(cells, earlier))
    assert report.ok and report.narrowed == []
