"""What must hold for every measure and every cohort, over a store with something in every extract."""

from datetime import date

import pytest

from memberpanel.measures.cohorts import build_cohorts, cohort_files
from memberpanel.measures.counting import count_all
from memberpanel.measures.definition import identities, measures
from memberpanel.measures.groups import TITLES, groups
from memberpanel.measures.tallying import form_of, place_rows
from memberpanel.quarters import Quarter, last_quarters
from memberpanel.settings import settings
from tests.measures.made_store import MadeStore

QUARTERS = last_quarters(Quarter(2026, 2), 5)
INDICATORS = ("dbs_checks", "camhs_posts", "police_notifications", "chronologies", "supervision_analysis")


@pytest.fixture(scope="module")
def filled() -> MadeStore:
    """Return a store in which a few children go the whole way, some rows with blanks, and a family of two."""
    store = MadeStore()
    for number, district in enumerate(("Melton", "Blaby", None, "Elsewhere"), start=1):
        child, day = f"child {number}", date(2026, 6, 28 - number)
        place = {"child_id": child, "district": district, "age": number * 4 - 5}
        store.add("contacts", {**place, "contact_date": day, "source": "6", "outcome": "referral"})
        store.add(
            "referrals",
            {**place, "referral_date": day, "source": "10"},
            {**place, "referral_date": date(2026, 7, 20)},
        )
        finished = {"start_date": day, "referral_date": day, "authorised_date": date(2026, 8, 3)}
        store.add("assessments", {**place, **finished}, {**place, "start_date": date(2026, 6, 1)})
        store.add(
            "conferences",
            {
                **place,
                "strategy_date": day,
                "conference_date": date(2026, 7, 9),
                "family_id": "f",
                "resulted_in_plan": True,
            },
        )
        store.add(
            "protection_plans",
            {
                **place,
                "start_date": date(2025, 7, 9),
                "end_date": date(2025, 9, 30),
                "initial_category": "NEG",
            },
            {**place, "start_date": date(2026, 1, 9), "initial_category": "PHY"},
        )
        store.add(
            "plan_reviews",
            {
                "child_id": child,
                "plan_start_date": date(2026, 1, 9),
                "review_date": date(2026, 7, 9),
                "participation": "PN1",
                "quorate": True,
            },
        )
        store.add("plan_visits", {"child_id": child, "visit_date": date(2026, 9, 28), "seen_alone": True})
        store.add(
            "proceedings",
            {
                **place,
                "family_id": "f",
                "case_number": "case",
                "pre_proceedings_start": date(2026, 4, 20),
                "pre_proceedings_end": date(2026, 7, 1),
                "pre_proceedings_outcome": "issued",
                "application_date": date(2026, 4, number),
                "application_type": "care",
                "concluded_date": date(2026, 8, 20),
                "final_order": "care_order",
            },
        )
    for number, kind in enumerate(("board", "initial_conference", "review_conference", "core_group")):
        for agency in ("police", "health_trust", None):
            store.add(
                "meetings",
                {
                    "meeting_id": f"meeting {number}",
                    "meeting_type": kind,
                    "meeting_date": date(2026, 7, 7),
                    "agency": agency,
                    "invited": True,
                    "attendance": "deputy",
                    "report_submitted": False,
                    "quorate": True,
                },
            )
    for indicator in INDICATORS:
        returned = {"quarter": "2026-27-Q2", "agency": "police", "indicator": indicator}
        store.add("agency_returns", {**returned, "numerator": 3, "denominator": 4})
    build_cohorts(store.connection, quarters=QUARTERS, settings=settings())
    return store


@pytest.mark.parametrize("name", measures())
def test_a_measure_has_one_row_a_unit_in_groups_of_the_list(filled, name):
    measure = measures()[name]
    columns = place_rows(filled.connection, measure)
    assert {"unit_id", "on_date", *measure.breakdowns} <= set(columns)
    form_of(columns, measure)
    units, different, rows_without = filled.connection.execute(
        "select count(*), count(distinct (quarter, unit_id)), count(*) filter (unit_id is null or on_date is null) "
        "from measure_rows"
    ).fetchone()
    assert units > 0, f"{name}: the conformance store has no row for it"
    assert (different, rows_without) == (units, 0)
    for breakdown in measure.breakdowns:
        found = filled.connection.execute(f"select distinct {breakdown} from measure_rows").fetchall()
        assert {group for (group,) in found} <= set(groups(settings())[breakdown])


@pytest.mark.parametrize("name", measures())
def test_a_measure_runs_as_it_stands_in_a_bare_shell(filled, name):
    text = measures()[name].sql
    assert "$" not in text and "?" not in text.split("*/", 1)[1]
    filled.connection.execute(text).fetchall()


@pytest.mark.parametrize("name", cohort_files())
def test_a_cohort_says_what_it_holds_and_runs_as_it_stands(filled, name):
    text = cohort_files()[name]
    assert text.lstrip().startswith("/*")
    filled.connection.execute(text).fetchall()


def test_the_groups_of_a_breakdown_add_up_to_the_total(filled):
    cells = count_all(filled.connection, quarters=QUARTERS, settings=settings())
    cells = cells[(cells["state"] == "counted")].merge(_statistics(), on="measure")
    counts = cells[cells["statistic"].isin(["count", "share"])]
    totals = counts[counts["breakdown"] == "total"].set_index(["measure", "quarter"])["numerator"]
    parts = (
        counts[counts["breakdown"] != "total"].groupby(["measure", "quarter", "breakdown"])["numerator"].sum()
    )
    assert len(parts) > 0
    for (name, quarter, breakdown), added in parts.items():
        assert added == totals[name, quarter], (name, quarter, breakdown)


def test_a_set_has_one_total_whichever_measure_shows_it(filled):
    cells = count_all(filled.connection, quarters=QUARTERS, settings=settings())
    cells = cells[(cells["state"] == "counted") & (cells["breakdown"] == "total")]
    seen: dict[tuple, set] = {}
    for row in cells.itertuples():
        measure = measures()[row.measure]
        whole = row.numerator if measure.statistic == "count" else row.denominator
        seen.setdefault((measure.whole_set, row.quarter), set()).add(whole)
    assert {key: found for key, found in seen.items() if len(found) > 1} == {}


def _statistics():
    import pandas as pd

    return pd.DataFrame(
        [(m.name, m.statistic) for m in measures().values()], columns=["measure", "statistic"]
    )


def test_percents_of_one_set_are_broken_down_by_one_dimension_at_most():
    dimensions: dict[str, set[str]] = {}
    for measure in measures().values():
        if measure.statistic == "percent":
            dimensions.setdefault(measure.whole_set, set()).update(measure.breakdowns)
    assert {whole: found for whole, found in dimensions.items() if len(found) > 1} == {}


def test_every_breakdown_has_a_title_and_groups():
    used = {breakdown for measure in measures().values() for breakdown in measure.breakdowns}
    assert used <= set(TITLES) and used <= set(groups(settings()))


def test_the_identities_name_measures_and_their_breakdowns():
    for identity in identities():
        for role in ("stock", "started", "ended"):
            assert identity[role] in measures()
        # The sum holds in a breakdown whether or not every part of it is published there.
        assert set(identity["breakdowns"]) <= {"total", *groups(settings())}


def test_the_measures_promised_to_the_panel_are_there():
    wanted = [
        "referrals",
        "referrals_rate",
        "re_referrals",
        "referral_source",
        "no_further_action",
        "referrer_informed",
        "contacts_to_referral",
        "assessments_in_time",
        "enquiries",
        "conferences_in_time",
        "conferences_held_in_time",
        "enquiries_to_conference",
        "conferences_to_plan",
        "plans_open",
        "plans_open_rate",
        "plans_started",
        "plans_ended",
        "plan_category",
        "repeat_plans",
        "plans_two_years_open",
        "plans_two_years_ended",
        "plan_duration",
        "assessments_open_overdue",
        "assessments_days",
        "reviews_in_time",
        "reviews_quorate",
        "visits_in_time",
        "seen_alone",
        "plans_lasting",
        "plan_end_reason",
        "child_took_part",
        "care_applications",
        "children_in_applications",
        "children_in_proceedings",
        "families_in_proceedings",
        "proceedings_weeks",
        "proceedings_in_26_weeks",
        "final_order",
        "pre_proceedings_open",
        "pre_proceedings_started",
        "pre_proceedings_stepped_down",
        "pre_proceedings_weeks",
        "board_attendance",
        "conference_attendance",
        "reports_submitted",
        "conferences_quorate",
        "minutes_in_time",
        "dbs_checks",
        "camhs_posts",
        "police_notifications",
        "chronologies",
        "supervision_analysis",
    ]
    assert set(wanted) <= set(measures())
