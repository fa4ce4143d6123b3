"""A drafted quarter, on the demonstration: what it holds, and that drafting it again gives the same figures."""

import re

import duckdb
import pytest

from memberpanel import trail
from memberpanel.drafting.draft import NothingToCount, draft
from memberpanel.release.approving import approval_of
from memberpanel.release.files import content_hash
from memberpanel.release.reading import open_release
from memberpanel.release.which import current, drafts, published, standing

PERSONAL = re.compile(r"child_id|family_id|birth|postcode|worker|case_number|unit_id", re.IGNORECASE)


@pytest.fixture(scope="module")
def release(demo_home):
    return open_release(current(demo_home))


def test_the_two_published_quarters(demo_home):
    assert [path.name for path in published(demo_home)] == ["2026-27-Q1-v1", "2026-27-Q2-v1"]
    for path in published(demo_home):
        assert approval_of(path).content_hash == content_hash(path) == standing(demo_home).hashes[path.name]


def test_what_the_manifest_says(release, demo_home):
    said = release.manifest
    assert (said["quarter"], said["stamp"], said["status"]) == ("2026-27-Q2", "demonstration", "provisional")
    # Ten and twenty-seven working days after 30 September 2026, a Wednesday; no bank holiday falls between.
    assert (said["cut_off"], said["due_before_members"]) == ("2026-10-14", "2026-11-06")
    assert said["ledger_hash"] == standing(demo_home).hashes["2026-27-Q1-v1"]
    assert said["population_year"] == "2024"


def test_it_names_no_person_and_has_no_child_level_table(release):
    with duckdb.connect(str(release.path / "release.duckdb"), read_only=True) as file:
        columns = file.execute("select table_name, column_name from duckdb_columns()").fetchall()
        said = file.execute("select value from manifest").fetchall()
    assert [column for column in columns if PERSONAL.search(column[1])] == []
    assert {"protection_plans", "referrals", "loads"}.isdisjoint({table for table, _ in columns})
    assert "demonstration)" not in " ".join(value for (value,) in said)


def test_only_the_latest_quarter_is_provisional(release):
    figures = release.all_figures()
    assert set(figures.loc[figures["provisional"], "quarter"]) == {"2026-27-Q2"}
    assert release.quarters().query("provisional")["quarter"].tolist() == ["2026-27-Q2"]


def test_numbers_stand_only_where_they_are_shown(release):
    figures = release.all_figures()
    hidden = figures[figures["status"] != "shown"]
    assert len(hidden) > 100
    assert hidden[["numerator", "value"]].isna().all().all()
    assert figures.loc[figures["status"].isin(["x", "z"]), "reason"].ne("").all()


def test_a_shown_percentage_is_its_parts_rounded_half_away_from_zero(release):
    percents = release.measures().query("statistic == 'percent'")
    decimals = dict(zip(percents["measure"], percents["decimals"], strict=True))
    shown = release.all_figures().query("measure in @decimals and status == 'shown'")
    assert len(shown) > 300
    for row in shown.itertuples():
        # Whole numbers only: a half is a half, not 26.149999999999998.
        scale = 10 ** decimals[row.measure]
        tenths = (200 * scale * int(row.numerator) + int(row.denominator)) // (2 * int(row.denominator))
        assert round(row.value * scale) == tenths, (row.measure, row.quarter)


def test_signals_are_of_shown_totals(release):
    totals = release.all_figures().query("breakdown == 'total'")
    both = release.signals().merge(totals[["measure", "quarter", "status"]], on=["measure", "quarter"])
    assert len(both) == len(release.signals()) == len(totals)
    assert set(both.loc[both["status"] != "shown", "point"]) == {"none"}


def test_a_quarter_that_is_not_loaded_is_refused(demo_home):
    with pytest.raises(NothingToCount, match=r"No figures are loaded for January to March 2027 \(Q4\)"):
        draft(demo_home, "2026-27-Q4", actor="analyst")


def test_a_quarter_before_all_that_is_loaded_is_refused(demo_home):
    with pytest.raises(NothingToCount, match=r"No figures are loaded for April to June 2012 \(Q1\)"):
        draft(demo_home, "2012-13-Q1", actor="analyst")


def test_drafted_again_it_is_a_new_version_with_the_same_figures(own_demo_home):
    home, told = own_demo_home, []
    folder = draft(home, "2026-27-Q2", actor="analyst", on_progress=lambda words, share: told.append(share))
    assert folder.name == "2026-27-Q2-v2" and folder.parent == home.drafts
    assert told == sorted(told) and (told[0], told[-1]) == (0.0, 1.0)
    again, before = open_release(folder), open_release(current(home))
    assert again.is_draft and not before.is_draft
    drafted = [entry for entry in trail.read(home) if entry["act"] == "draft"][-1]["detail"]
    assert drafted["content_hash"] == content_hash(folder)
    columns = ["measure", "quarter", "breakdown", "group_name", "status", "value"]
    assert again.all_figures()[columns].equals(before.all_figures()[columns])
    assert [path.name for path in drafts(home)] == ["2026-27-Q2-v2"]
    assert current(home).name == "2026-27-Q2-v1"
