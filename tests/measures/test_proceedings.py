"""Pre-proceedings and care proceedings, each on rows worked by hand."""

from datetime import date

import pytest


def case(
    child: str, number: str | None, issued: date | None, concluded: date | None = None, **more: object
) -> dict:
    given = {
        "child_id": child,
        "case_number": number,
        "application_date": issued,
        "concluded_date": concluded,
    }
    return {**given, "application_type": "care", **more}


def test_linked_applications_on_one_case_and_its_children_count_once(store, figure):
    store.add(
        "proceedings",
        case("a", "1", date(2026, 7, 1)),
        case("b", "1", date(2026, 7, 1)),
        case("a", "1", date(2026, 8, 3), application_type="supervision"),
        case("c", "2", date(2026, 7, 8)),
    )
    applications = figure(store, "care_applications", "2026-27-Q2")
    assert (applications.numerator, applications.children) == (2, 3)
    assert figure(store, "children_in_applications", "2026-27-Q2").numerator == 3


def test_a_later_linked_application_is_counted_in_the_quarter_of_the_first(store, figure):
    store.add("proceedings", case("a", "1", date(2026, 6, 1)), case("a", "1", date(2026, 8, 3)))
    assert figure(store, "care_applications", "2026-27-Q1").numerator == 1
    assert figure(store, "care_applications", "2026-27-Q2").numerator == 0


def test_an_application_of_the_census_which_names_no_type_is_for_care(store, figure):
    started, issued = date(2026, 4, 1), date(2026, 7, 1)
    store.add("proceedings", case("a", "1", issued, application_type=None, pre_proceedings_start=started))
    assert figure(store, "care_applications", "2026-27-Q2").numerator == 1
    assert figure(store, "pre_proceedings_open", "2026-27-Q1").numerator == 1
    assert figure(store, "pre_proceedings_open", "2026-27-Q2").numerator == 0


@pytest.mark.parametrize("kind", ["emergency_protection", "placement"])
def test_an_emergency_or_placement_application_is_not_section_31(store, figure, kind):
    store.add("proceedings", case("a", "1", date(2026, 7, 1), date(2026, 7, 9), application_type=kind))
    for name in ("care_applications", "children_in_applications", "children_in_proceedings"):
        assert figure(store, name, "2026-27-Q2").numerator == 0
    assert figure(store, "proceedings_in_26_weeks", "2026-27-Q2").fraction == (0, 0)


@pytest.mark.parametrize(
    ("issued", "concluded", "waiting"),
    [
        (date(2026, 9, 30), None, 1),
        (date(2026, 10, 1), None, 0),
        (date(2026, 7, 1), date(2026, 9, 30), 0),
        (date(2026, 7, 1), date(2026, 10, 1), 1),
    ],
    ids=["issued that day", "issued after", "concluded that day", "concluded after"],
)
def test_a_child_is_in_proceedings_from_issue_until_the_case_is_concluded(
    store, figure, issued, concluded, waiting
):
    store.add("proceedings", case("a", "1", issued, concluded))
    assert figure(store, "children_in_proceedings", "2026-27-Q2").numerator == waiting


def test_families_in_proceedings_are_families_and_a_case_where_none_is_recorded(store, figure):
    store.add(
        "proceedings",
        case("a", "1", date(2026, 7, 1), family_id="f"),
        case("b", "2", date(2026, 7, 1), family_id="f"),
        case("c", "3", date(2026, 7, 1)),
    )
    families = figure(store, "families_in_proceedings", "2026-27-Q2")
    assert (families.numerator, families.children) == (2, 3)
    assert figure(store, "children_in_proceedings", "2026-27-Q2").numerator == 3


@pytest.mark.parametrize(("concluded", "within"), [(date(2026, 8, 5), 1), (date(2026, 8, 6), 0)], ids=str)
def test_26_weeks_are_182_days_from_issue_to_the_first_final_decision(store, figure, concluded, within):
    # Wednesday 4 February 2026 and 26 weeks: Wednesday 5 August
    store.add("proceedings", case("a", "1", date(2026, 2, 4), concluded), case("b", "1", date(2026, 2, 4)))
    cell = figure(store, "proceedings_in_26_weeks", "2026-27-Q2")
    assert (cell.fraction, cell.children) == ((within, 1), 2)


def test_the_middle_of_an_even_number_of_cases_lies_between_the_two(store, figure):
    issued = date(2026, 1, 1)
    for number, concluded in enumerate(
        (date(2026, 7, 2), date(2026, 7, 16), date(2026, 8, 13), date(2026, 9, 24))
    ):
        store.add("proceedings", case(f"{number}", f"{number}", issued, concluded))
    # 26, 28, 32 and 38 weeks
    cell = figure(store, "proceedings_weeks", "2026-27-Q2")
    assert (cell.value, cell.numerator, cell.denominator) == (30, None, 4)


def test_what_the_court_decided_is_by_child_in_two_groups(store, figure):
    for number, order in enumerate(
        ("care_order", "placement_order", "special_guardianship", "no_order", None)
    ):
        store.add(
            "proceedings", case(f"{number}", "1", date(2026, 1, 1), date(2026, 8, 3), final_order=order)
        )
    cell = figure(store, "final_order", "2026-27-Q2", "final_order", "Care or placement order")
    assert (cell.fraction, cell.value) == ((2, 5), 40)
    cell = figure(store, "final_order", "2026-27-Q2", "final_order", "With family, another order or none")
    assert cell.fraction == (3, 5)


def before_court(
    child: str, start: date, end: date | None = None, outcome: str | None = None, **more: object
) -> dict:
    given = {"child_id": child, "pre_proceedings_start": start, "pre_proceedings_end": end}
    return {**given, "pre_proceedings_outcome": outcome, **more}


def test_the_stage_before_court_is_never_part_of_proceedings_and_ends_with_an_application(store, figure):
    store.add(
        "proceedings",
        before_court("still in", date(2026, 6, 1)),
        before_court("issued", date(2026, 6, 1), application_date=date(2026, 8, 3), application_type="care"),
        before_court("after", date(2026, 7, 1), date(2026, 10, 5), "stepped_down"),
    )
    assert figure(store, "pre_proceedings_open", "2026-27-Q2").numerator == 2
    assert figure(store, "children_in_proceedings", "2026-27-Q2").numerator == 1
    assert figure(store, "pre_proceedings_started", "2026-27-Q2").numerator == 1
    assert figure(store, "pre_proceedings_stepped_down", "2026-27-Q2").fraction == (0, 1)


def test_stepping_down_is_of_those_whose_outcome_is_recorded(store, figure):
    start, end = date(2026, 4, 1), date(2026, 8, 3)
    store.add(
        "proceedings",
        before_court("a", start, end, "stepped_down"),
        before_court("b", start, end, "issued"),
        before_court("c", start, end),
    )
    assert figure(store, "pre_proceedings_stepped_down", "2026-27-Q2").fraction == (1, 2)


def test_the_weeks_before_court_are_those_of_the_child_in_the_middle(store, figure):
    store.add(
        "proceedings",
        before_court("10 weeks", date(2026, 5, 25), date(2026, 8, 3), "stepped_down"),
        before_court("20 weeks", date(2026, 3, 16), date(2026, 8, 3), "other"),
        before_court("12 weeks", date(2026, 5, 11), application_date=date(2026, 8, 3)),
        before_court("no outcome", date(2026, 5, 11), date(2026, 8, 3)),
        before_court("still in", date(2026, 5, 11)),
    )
    cell = figure(store, "pre_proceedings_weeks", "2026-27-Q2")
    assert (cell.value, cell.denominator) == (12, 3)


def test_a_whole_register_reaches_to_the_end_of_the_month_of_its_last_event(store, figure):
    store.add("proceedings", case("a", "1", date(2026, 7, 1))).forget()
    store.load("proceedings", begins=date(2021, 4, 12), ends=date(2026, 9, 21))
    assert figure(store, "children_in_proceedings", "2026-27-Q2").numerator == 1
    assert figure(store, "children_in_proceedings", "2026-27-Q3").state == "x"


def test_a_register_that_came_without_a_period_reaches_over_its_own_events(store, figure):
    store.add(
        "proceedings", case("a", "1", date(2026, 5, 12), date(2026, 9, 4)), case("b", "2", date(2026, 2, 3))
    )
    store.without_period("proceedings")
    assert figure(store, "children_in_proceedings", "2026-27-Q2").numerator == 1
    assert figure(store, "care_applications", "2026-27-Q1").numerator == 1
    assert figure(store, "care_applications", "2025-26-Q4").state == "x"
    assert figure(store, "care_applications", "2026-27-Q3").state == "x"
