"""One measure of each shape, counted over literal rows."""

from dataclasses import replace
from datetime import date

import pytest

from memberpanel.measures.cohorts import build_cohorts, cohort_files, one_by_one
from memberpanel.measures.counting import COLUMNS, count_all
from memberpanel.measures.definition import WrongMeasure, measure, measures
from memberpanel.quarters import Quarter
from memberpanel.settings import settings


def plan(child: str, start: date, end: date | None = None, **more: object) -> dict:
    return {"child_id": child, "start_date": start, "end_date": end, **more}


def case(child: str, number: str, issued: date, concluded: date | None = None, kind: str = "care") -> dict:
    return {
        "child_id": child,
        "case_number": number,
        "application_date": issued,
        "concluded_date": concluded,
        "application_type": kind,
    }


def test_a_share_has_the_group_over_the_whole(store, figure):
    for child, source in (("a", "6"), ("b", "6"), ("c", "1A"), ("d", "10")):
        store.add("referrals", {"child_id": child, "referral_date": date(2026, 7, 1), "source": source})
    police = figure(store, "referral_source", "2026-27-Q2", "source", "Police")
    assert (police.fraction, police.value, police.children) == ((2, 4), 50, 2)
    assert (
        figure(store, "referral_source", "2026-27-Q2", "source", "Anonymous or not recorded").numerator == 1
    )
    assert figure(store, "referral_source", "2026-27-Q2", "source", "Individual").numerator == 1
    assert figure(store, "referral_source", "2026-27-Q2", "source", "LA services and housing").fraction == (
        0,
        4,
    )


def test_a_median_has_its_n_and_the_children_of_its_cases(store, figure):
    store.add(
        "proceedings",
        case("a", "1", date(2026, 1, 5), date(2026, 7, 6)),
        case("b", "1", date(2026, 1, 5), date(2026, 7, 6)),
        case("c", "2", date(2026, 1, 5), date(2026, 8, 3)),
    )
    cell = figure(store, "proceedings_weeks", "2026-27-Q2")
    assert (cell.numerator, cell.denominator, cell.value, cell.children) == (None, 2, 28, 3)


def test_a_rate_uses_the_mid_year_in_which_the_financial_year_began(store, figure):
    # 511 children on a plan on 31 March 2025 and 147,439 children in mid-2024: 34.7 (DfE, table D5)
    store.add("protection_plans", *(plan(str(child), date(2025, 1, 6)) for child in range(511)))
    cell = figure(store, "plans_open_rate", "2024-25-Q4")
    assert cell.fraction == (511, 147_439)
    assert round(cell.value, 1) == 34.7


def test_a_rate_takes_the_latest_estimate_where_the_year_has_none_and_what_was_loaded_wins(store, figure):
    store.add("protection_plans", plan("a", date(2026, 5, 1)))
    assert figure(store, "plans_open_rate", "2026-27-Q2").denominator == 147_439
    store.add("population", {"area": "Leicestershire", "year": 2025, "children": 148_000, "source": "ONS"})
    assert figure(store, "plans_open_rate", "2026-27-Q2").denominator == 148_000


def test_a_figure_that_arrives_counted_is_added_up_and_a_quarter_without_return_is_not_zero(store, figure):
    returned = {"quarter": "2026-27-Q2", "indicator": "dbs_checks"}
    store.add(
        "agency_returns",
        {**returned, "agency": "health", "numerator": 90, "denominator": 100},
        {**returned, "agency": "schools", "numerator": 30, "denominator": 50},
    )
    cell = figure(store, "dbs_checks", "2026-27-Q2")
    assert (cell.fraction, cell.value) == ((120, 150), 80)
    assert (cell.children, cell.part_children, cell.rest_children) == (150, 120, 30)
    assert figure(store, "dbs_checks", "2026-27-Q1").reason == "No return has been entered for this quarter."


def test_a_return_that_did_not_come_is_missing_by_agency_and_not_nought(store):
    def sent(agency: str, quarter: str, part: int, whole: int) -> dict:
        return {
            "agency": agency, "quarter": quarter, "indicator": "dbs_checks", "numerator": part, "denominator": whole,
        }  # fmt: skip

    store.add(
        "agency_returns",
        sent("police", "2026-27-Q1", 90, 100),
        sent("education", "2026-27-Q1", 40, 50),
        sent("police", "2026-27-Q2", 95, 100),
    )
    cells = count_all(
        store.connection, quarters=[Quarter(2026, 1), Quarter(2026, 2)], settings=settings(),
        chosen=[measure("dbs_checks")],
    )  # fmt: skip
    now = cells[cells["quarter"] == "2026-27-Q2"].set_index("group_name")
    assert tuple(now.loc["Police", ["numerator", "denominator"]]) == (95, 100)
    assert now.loc["Schools and education", "state"] == "x"
    assert now.loc["Schools and education", "reason"] == "No return came from here for this quarter."
    assert now.loc["Cafcass", "state"] == "z"  # it has never sent one
    assert tuple(now.loc["all", ["numerator", "denominator"]]) == (95, 100)


def test_every_cell_is_there_once_in_every_quarter(store):
    store.load("referrals")
    quarters = [Quarter(2026, 1), Quarter(2026, 2)]
    cells = count_all(store.connection, quarters=quarters, settings=settings(), chosen=[measure("referrals")])
    assert tuple(cells.columns) == COLUMNS
    # a total, 7 districts and those without one, 8 sources, 5 age bands
    assert len(cells) == 2 * (1 + 8 + 8 + 5)
    assert not cells.duplicated(["quarter", "breakdown", "group_name"]).any()
    assert set(cells["state"]) == {"counted"}


def test_a_place_that_is_no_district_of_ours_is_unknown(store, figure):
    store.add("referrals", {"child_id": "a", "referral_date": date(2026, 7, 1), "district": "Rutland"})
    assert figure(store, "referrals", "2026-27-Q2", "district", "Out of area or unknown").numerator == 1


def test_a_group_outside_the_list_is_refused(store):
    store.load("referrals")
    with_stranger = replace(
        measure("referrals"),
        sql="select 'r' as unit_id, date '2026-07-01' as on_date, 'a' as child_id, "
        "'Melton' as district, 'Friend' as source, 'Under 1' as age_band",
    )
    with pytest.raises(WrongMeasure, match='source has the group "Friend"'):
        count_all(store.connection, quarters=[Quarter(2026, 2)], settings=settings(), chosen=[with_stranger])


def test_all_measures_are_counted_on_an_empty_store_as_not_calculable(store):
    cells = count_all(store.connection, quarters=[Quarter(2026, 2)], settings=settings())
    assert set(cells["state"]) == {"x"}
    assert set(cells["measure"]) == set(measures())
    assert (cells["reason"].str.len() > 10).all()


def test_children_of_two_families_count_as_two(store, figure):
    """Seven children of two families are two to the threshold; of three families they are seven (S1)."""
    for number in range(7):
        store.add("proceedings", case(f"{number}", f"case {number % 2}", date(2026, 7, 6)))
    cell = figure(store, "children_in_applications", "2026-27-Q2")
    assert (cell.numerator, cell.children) == (7, 2)
    store.add("proceedings", case("8", "case 3", date(2026, 7, 6)))
    cell = figure(store, "children_in_applications", "2026-27-Q2")
    assert (cell.numerator, cell.children) == (8, 8)


def test_a_cohort_stands_while_something_reads_it_and_no_longer(store):
    def standing() -> set[str]:
        found = store.connection.execute("select table_name from duckdb_tables() where temporary").fetchall()
        return {name for (name,) in found} & set(cohort_files())

    build_cohorts(store.connection, quarters=[Quarter(2026, 2)], settings=settings(), read_by=[])
    queries = {
        "starts": "select * from plans",
        "contacts": "select * from contacts_made",
        "open": "select * from plans_open_at_quarter_end",
    }
    seen = {name: standing() for name in one_by_one(store.connection, queries)}
    # contacts_made reads referral_sources, and plans_open_at_quarter_end reads plans
    assert list(seen) == ["starts", "open", "contacts"]
    assert seen["contacts"] == {"referral_sources", "contacts_made"}
    assert seen["starts"] == {"plans"}
    assert seen["open"] == {"plans", "plans_open_at_quarter_end"}
    assert standing() == set()
