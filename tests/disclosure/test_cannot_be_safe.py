"""A release that cannot be made safe is refused, with the fact that makes it so and with what can be done."""

from pathlib import Path

import pandas as pd
import pytest

from memberpanel.disclosure.attack import attack
from memberpanel.disclosure.facts import COLUMNS
from memberpanel.disclosure.hiding import CannotBeMadeSafe, protect
from memberpanel.release.approving import CanBeWorkedOut, refuse_recovered
from tests.disclosure.releases import QUARTER, as_published, counted_line, write_release

# 45 in the county, which is never hidden for a breakdown; Melton's 3 must be.
LINE = counted_line("starts", "district", {"Melton": 3, "Blaby": 30, "Harborough": 12})


def _facts(*known: tuple[str, int, str]) -> pd.DataFrame:
    rows = [
        ("starts", QUARTER, "district", group, float(count), None, source) for group, count, source in known
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _protect(facts: pd.DataFrame, earlier: pd.DataFrame | None = None):
    return protect(
        pd.DataFrame(LINE),
        identities=[],
        earlier=earlier,
        facts=facts,
        smallest_denominator=20,
        seed=b"s" * 32,
    )


BLABY, HARBOROUGH = ("Blaby", 30, "minutes of 4 June 2026"), ("Harborough", 12, "an answer of 5 May 2026")


def test_one_public_district_leaves_the_other_to_hide_beside() -> None:
    figures = _protect(_facts(BLABY)).figures
    assert set(figures.loc[figures["status"] == "c", "group_name"]) == {"Melton", "Harborough"}


def test_two_public_districts_and_the_county_give_the_third_and_are_named() -> None:
    with pytest.raises(CannotBeMadeSafe) as refused:
        _protect(_facts(BLABY, HARBOROUGH))
    assert str(refused.value) == (
        "1 small count cannot be hidden: starts in 2026-27-Q2, district Melton. It can be worked out from "
        "starts in 2026-27-Q2, district Blaby (minutes of 4 June 2026); "
        "starts in 2026-27-Q2, district Harborough (an answer of 5 May 2026); starts in 2026-27-Q2. "
        "Take the breakdown out of the measure; or correct known_facts.csv where it names a figure that was never public; "
        "or, where anybody can do that sum without us, declare the count itself, so that the rest is protected. "
        "Then draft again."
    )


def test_declared_itself_it_is_lost_and_not_printed_and_nothing_is_refused(tmp_path: Path) -> None:
    facts = _facts(BLABY, HARBOROUGH, ("Melton", 3, "45 less 30 and 12"))
    outcome = _protect(facts)
    figures = outcome.figures
    assert list(figures.loc[figures["status"] == "c", "group_name"]) == ["Melton"]
    file = write_release(tmp_path / "r.duckdb", pd.DataFrame(LINE), figures, **outcome.report["manifest"])
    assert attack([file], facts=facts).ok
    assert [str(one) for one in attack([file]).recovered] == ["starts in 2026-27-Q2, district Melton is 3"]


def test_a_fact_that_gives_away_what_was_hidden_before_is_named_by_the_attack(tmp_path: Path) -> None:
    cells = pd.DataFrame(LINE)
    before = as_published(cells, {("starts", "district", "Melton"), ("starts", "district", "Harborough")})
    facts = _facts(HARBOROUGH)
    outcome = _protect(facts, earlier=before)
    assert outcome.report["already_public"] == ["starts in 2026-27-Q2, district Melton"]
    file = write_release(tmp_path / "r.duckdb", cells, outcome.figures, **outcome.report["manifest"])
    measures = pd.DataFrame(
        [("starts", "Plans that started", "starts", None)],
        columns=["measure", "title", "whole_set", "part_set"],
    )
    with pytest.raises(CanBeWorkedOut) as refused:
        refuse_recovered("The draft", attack([file], facts=facts), measures, facts)
    assert "Plans that started, July to September 2026 (Q2), district: Melton\n" in str(refused.value)
    assert "Declared as public: Plans that started, 2026-27-Q2, Harborough (an answer of 5 May 2026)." in str(
        refused.value
    )
    declared = _facts(HARBOROUGH, ("Melton", 3, "33 less 30"))
    refuse_recovered("The draft", attack([file], facts=declared), measures, declared)


@pytest.mark.parametrize("count", [31, 99])
def test_a_fact_that_cannot_be_true_is_left_aside_and_said(count: int) -> None:
    outcome = _protect(_facts(("Blaby", count, "minutes of 4 June 2026")))
    assert outcome.report["assumed_known"] == []
    assert outcome.report["notes"] == [
        "known fact differs from our own count and is left aside: starts in 2026-27-Q2, district Blaby "
        "(minutes of 4 June 2026)"
    ]
