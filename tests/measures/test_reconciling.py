"""Open before + started - ended = open now."""

from datetime import date

import pytest

from memberpanel.measures.counting import count_all
from memberpanel.measures.definition import measure
from memberpanel.measures.reconciling import DoesNotReconcile, check_reconciles, identity_words, reconcile
from memberpanel.quarters import Quarter, last_quarters
from memberpanel.settings import settings


@pytest.fixture
def plans(store):
    """Return a store of plans on every edge: last days, first days, the same day, overlaps, another council's."""
    spans = [
        ("a", date(2026, 1, 5), None, "Melton"),
        ("b", date(2026, 1, 5), date(2026, 6, 30), "Melton"),
        ("c", date(2026, 1, 5), date(2026, 7, 1), "Melton"),
        ("d", date(2026, 7, 1), date(2026, 9, 30), "Blaby"),
        ("e", date(2026, 8, 3), date(2026, 8, 3), "Blaby"),
        ("f", date(2026, 7, 6), date(2026, 8, 3), None),
        ("f", date(2026, 8, 3), None, None),
        ("g", date(2026, 7, 6), date(2026, 9, 1), "Blaby"),
        ("g", date(2026, 8, 10), None, "Melton"),
    ]
    for child, start, end, district in spans:
        row = {"child_id": child, "start_date": start, "end_date": end, "district": district}
        store.add("protection_plans", row)
    store.add("protection_plans", {"child_id": "h", "start_date": date(2026, 7, 6), "other_authority": True})
    return store


def test_the_sum_worked_by_hand(plans):
    rows = reconcile(plans.connection, quarters=[Quarter(2026, 2)], settings=settings())
    county = rows[rows["district"] == "all"].iloc[0]
    # before: a, c. started: d, e, f, f again, g (its two overlapping plans are one). ended: c, d, e, f. now: a, f, g
    assert tuple(county[["open_before", "started", "ended", "open_now"]]) == (2, 5, 4, 3)
    assert identity_words(county) == "2 before + 5 started - 4 ended = 3 now"


def test_the_sum_holds_in_every_district_and_quarter(plans):
    rows = reconcile(plans.connection, quarters=last_quarters(Quarter(2026, 3), 5), settings=settings())
    assert len(rows) == 5 * 9
    check_reconciles(rows)


def test_the_sum_is_made_of_the_figures_that_are_published(plans):
    names = ("plans_open", "plans_started", "plans_ended")
    quarters = [Quarter(2026, 1), Quarter(2026, 2)]
    cells = count_all(
        plans.connection, quarters=quarters, settings=settings(), chosen=[measure(name) for name in names]
    )
    cells = cells[cells["breakdown"] == "total"]
    counted = cells.set_index(["measure", "quarter"])["numerator"]
    before, now = counted["plans_open", "2026-27-Q1"], counted["plans_open", "2026-27-Q2"]
    assert before + counted["plans_started", "2026-27-Q2"] - counted["plans_ended", "2026-27-Q2"] == now


def test_a_sum_that_does_not_hold_is_refused_with_the_quarter_and_the_numbers(plans):
    rows = reconcile(plans.connection, quarters=[Quarter(2026, 2)], settings=settings())
    rows.loc[0, "ended"] += 1
    with pytest.raises(
        DoesNotReconcile, match="2026-27-Q2, all: 2 open before \\+ 5 started - 5 ended is not 3"
    ):
        check_reconciles(rows)
