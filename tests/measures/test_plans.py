"""Plans, enquiries and conferences, each on rows worked by hand."""

from datetime import date

import pytest

from memberpanel.measures.counting import count_all
from memberpanel.measures.definition import measure
from memberpanel.quarters import Quarter
from memberpanel.settings import settings

Q2_END = date(2026, 9, 30)


def plan(child: str, start: date, end: date | None = None, **more: object) -> dict:
    return {"child_id": child, "start_date": start, "end_date": end, **more}


def enquiry(child: str, strategy: date, held: date | None = None, **more: object) -> dict:
    return {"child_id": child, "strategy_date": strategy, "conference_date": held, **more}


def review(child: str, start: date, on: date, **more: object) -> dict:
    return {"child_id": child, "plan_start_date": start, "review_date": on, **more}


@pytest.mark.parametrize(
    ("start", "end", "open_then"),
    [
        (date(2026, 7, 1), None, 1),
        (Q2_END, None, 1),
        (date(2026, 10, 1), None, 0),
        (date(2026, 7, 1), date(2026, 10, 1), 1),
        (date(2026, 7, 1), Q2_END, 0),
        (Q2_END, Q2_END, 0),
    ],
    ids=[
        "open",
        "starts on the day",
        "starts after",
        "ends a day after",
        "ends on the day",
        "starts and ends then",
    ],
)
def test_a_plan_is_open_if_it_started_by_the_quarters_end_and_ended_after_it(
    store, figure, start, end, open_then
):
    store.add("protection_plans", plan("a", start, end))
    assert figure(store, "plans_open", "2026-27-Q2").numerator == open_then


def test_a_plan_that_ended_on_the_quarters_end_ended_in_it(store, figure):
    store.add(
        "protection_plans",
        plan("a", date(2026, 3, 2), Q2_END),
        plan("b", date(2026, 3, 2), date(2026, 10, 1)),
    )
    assert figure(store, "plans_ended", "2026-27-Q2").numerator == 1


def test_another_councils_temporary_plan_is_in_no_figure(store, figure):
    store.add(
        "protection_plans",
        plan("a", date(2026, 7, 1), other_authority=True),
        plan("b", date(2026, 7, 1), date(2026, 8, 1), other_authority=True),
        plan("c", date(2026, 7, 1), other_authority=False),
    )
    assert figure(store, "plans_open", "2026-27-Q2").numerator == 1
    assert figure(store, "plans_started", "2026-27-Q2").numerator == 1
    assert figure(store, "plans_ended", "2026-27-Q2").numerator == 0


def test_two_plans_of_one_child_that_overlap_are_one_and_two_that_touch_are_two(store, figure):
    store.add(
        "protection_plans",
        plan("a", date(2026, 7, 1)),
        plan("a", date(2026, 8, 1)),
        plan("b", date(2026, 7, 1), date(2026, 8, 1)),
        plan("b", date(2026, 8, 1)),
    )
    assert figure(store, "plans_open", "2026-27-Q2").numerator == 2
    assert figure(store, "plans_started", "2026-27-Q2").numerator == 3
    assert figure(store, "plans_ended", "2026-27-Q2").numerator == 1


def test_a_child_who_leaves_and_comes_back_in_one_quarter_is_one_child_of_two_plans(store, figure):
    store.add("protection_plans", plan("a", date(2026, 7, 1), date(2026, 7, 20)), plan("a", date(2026, 9, 1)))
    cell = figure(store, "plans_started", "2026-27-Q2")
    assert (cell.numerator, cell.children) == (2, 1)


@pytest.mark.parametrize(
    ("age", "band"),
    [(-1, "Under 1"), (0, "Under 1"), (1, "1 to 4"), (4, "1 to 4"), (5, "5 to 9"), (10, "10 to 17"), (17, "10 to 17"), (None, "Unknown")],
)  # fmt: skip
def test_the_age_of_a_child_on_a_plan_is_the_age_when_the_plan_started(store, figure, age, band):
    # twenty months on the plan: the age at the start is kept, since dates of birth are not stored
    store.add("protection_plans", plan("a", date(2025, 1, 30), age=age))
    assert figure(store, "plans_open", "2026-27-Q2", "age_band", band).numerator == 1


def test_category_is_the_first_for_plans_started_and_the_latest_for_plans_open(store, figure):
    store.add("protection_plans", plan("a", date(2026, 7, 1), initial_category="NEG", latest_category="SAB"))
    assert figure(store, "plans_started", "2026-27-Q2", "category", "Neglect").numerator == 1
    merged = "Physical, sexual or multiple"
    assert figure(store, "plans_open", "2026-27-Q2", "category", merged).numerator == 1
    assert figure(store, "plan_category", "2026-27-Q2", "category", merged).fraction == (1, 1)


def test_a_second_plan_is_one_after_any_earlier_however_long_ago(store, figure):
    store.add(
        "protection_plans",
        plan("seen", date(2015, 7, 1), date(2015, 9, 1)),
        plan("seen", date(2026, 7, 1)),
        plan("counted", date(2026, 7, 1), previous_plans=1),
        plan("first", date(2026, 7, 1), previous_plans=0),
        plan("blank", date(2026, 7, 1)),
    )
    assert figure(store, "repeat_plans", "2026-27-Q2").fraction == (2, 4)


def test_the_time_since_the_earlier_plan_is_banded_at_two_years(store):
    # 1 July 2024 and two years is 1 July 2026: a plan that starts the day before is under two years
    store.add(
        "protection_plans",
        plan("a", date(2023, 1, 9), date(2023, 7, 2)),
        plan("a", date(2025, 7, 1)),
        plan("b", date(2023, 1, 9), date(2023, 7, 1)),
        plan("b", date(2025, 7, 1)),
        plan("c", date(2025, 7, 1), previous_plans=1),
        plan("first", date(2025, 7, 1)),
    )
    year = [Quarter(2025, number) for number in (1, 2, 3, 4)]
    cells = count_all(store.connection, quarters=year, settings=settings(), chosen=[measure("plan_gap")])
    bands = cells[cells["breakdown"] == "gap_band_year"].set_index("group_name")
    assert {name: (row.numerator, row.denominator) for name, row in bands.iterrows()} == {
        "Under two years": (1, 3),
        "Two years or more": (1, 3),
        "Not known": (1, 3),
    }


def test_repeat_plans_need_the_number_of_previous_plans_or_a_whole_childhood(store, figure):
    store.load("protection_plans", begins=date(2020, 4, 1), without=("previous_plans",))
    cell = figure(store, "repeat_plans", "2026-27-Q2")
    assert cell.state == "x"
    assert cell.reason == 'The protection plans were loaded without "number of previous plans".'
    store.forget().load("protection_plans", begins=date(2008, 7, 1), without=("previous_plans",))
    assert figure(store, "repeat_plans", "2026-27-Q2").state == "counted"


@pytest.mark.parametrize(
    ("end", "two_years"), [(date(2026, 8, 31), 0), (date(2026, 9, 1), 0), (date(2026, 9, 2), 1)], ids=str
)
def test_two_years_is_more_than_729_days_with_the_day_of_cessation(store, figure, end, two_years):
    # 3 September 2024 to 1 September 2026 is 729 days with both ends; a day more is 730
    store.add("protection_plans", plan("a", date(2024, 9, 3), end))
    assert (date(2026, 9, 1) - date(2024, 9, 3)).days + 1 == 729
    assert figure(store, "plans_two_years_ended", "2026-27-Q2").fraction == (two_years, 1)


def test_two_years_open_is_reckoned_to_the_quarters_end(store, figure):
    # to 30 September 2026, with both ends: 730 days from 1 October 2024, 729 from the day after
    store.add("protection_plans", plan("a", date(2024, 10, 1)), plan("b", date(2024, 10, 2)))
    assert figure(store, "plans_two_years_open", "2026-27-Q2").fraction == (1, 2)


@pytest.mark.parametrize(
    ("start", "band"),
    [
        (date(2026, 3, 30), "6 months or less"),
        (date(2026, 3, 29), "Over 6 months to under a year"),
        (date(2025, 10, 1), "Over 6 months to under a year"),
        (date(2025, 9, 30), "A year or more"),
    ],
    ids=str,
)
def test_time_on_a_plan_falls_in_the_national_bands(store, figure, start, band):
    store.add("protection_plans", plan("a", start))
    assert figure(store, "plan_duration", "2026-27-Q2", "duration_band", band).fraction == (1, 1)


START = date(2025, 9, 1)


@pytest.mark.parametrize(
    ("reviews", "in_time"),
    [
        ([date(2025, 12, 1), date(2026, 6, 1)], 1),
        ([date(2025, 12, 2), date(2026, 6, 1)], 0),
        ([date(2025, 12, 1), date(2026, 6, 2)], 0),
        ([date(2025, 12, 1)], 0),
        ([date(2025, 12, 1), date(2026, 3, 30)], 1),
        ([date(2025, 12, 1), date(2026, 3, 29)], 0),
        ([], 0),
    ],
    ids=[
        "all",
        "first late",
        "second late",
        "second not held",
        "next due that day",
        "next overdue",
        "none held",
    ],
)
def test_reviews_come_within_three_months_and_then_six(store, figure, reviews, in_time):
    store.add("protection_plans", plan("a", START)).load("plan_reviews")
    store.add("plan_reviews", *(review("a", START, on) for on in reviews))
    assert figure(store, "reviews_in_time", "2026-27-Q2").fraction == (in_time, 1)


def test_reviews_are_judged_of_children_three_months_on_a_plan_alone(store, figure):
    store.add("protection_plans", plan("a", date(2026, 7, 1)), plan("b", date(2026, 6, 30)))
    store.load("plan_reviews")
    # b is three months on the plan on 30 September, when its first review is due and not yet late
    assert figure(store, "reviews_in_time", "2026-27-Q2").fraction == (1, 1)


def test_a_plan_older_than_the_reviews_loaded_is_left_out_and_without_reviews_nothing_is_said(store, figure):
    store.add("protection_plans", plan("a", date(2024, 1, 8)), plan("b", date(2026, 5, 1)))
    assert figure(store, "reviews_in_time", "2026-27-Q2").reason == "No plan reviews have been loaded."
    store.load("plan_reviews", begins=date(2025, 4, 1))
    store.add("plan_reviews", review("b", date(2026, 5, 1), date(2026, 7, 20)))
    assert figure(store, "reviews_in_time", "2026-27-Q2").fraction == (1, 1)


def test_reviews_are_quorate_of_those_for_which_it_is_recorded(store, figure):
    store.add(
        "plan_reviews",
        review("a", START, Q2_END, quorate=True),
        review("b", START, date(2026, 7, 1), quorate=False),
        review("b", START, date(2026, 9, 1), quorate=True),
        review("c", START, date(2026, 9, 1)),
        review("d", START, date(2026, 6, 30), quorate=False),
    )
    assert figure(store, "reviews_quorate", "2026-27-Q2").fraction == (2, 3)


def visit(child: str, on: date, **more) -> dict:
    return {"child_id": child, "visit_date": on, **more}


# 30 September 2026 is a Wednesday: ten working days before it is Wednesday 16 September (weekends alone are not worked).
@pytest.mark.parametrize(
    ("visits", "in_time"),
    [
        ([visit("a", date(2026, 9, 16))], 1),
        ([visit("a", date(2026, 9, 15))], 0),
        ([], 0),
        ([visit("a", date(2026, 9, 1)), visit("a", date(2026, 9, 25), seen=False)], 0),  # tried, not seen
        ([visit("a", date(2026, 9, 25), seen=True)], 1),
        ([visit("a", date(2026, 10, 1))], 0),  # after the quarter
        ([visit("b", date(2026, 9, 25))], 0),  # another child
    ],
    ids=["ten days", "eleven days", "none", "not seen", "seen", "later", "another child"],
)
def test_a_visit_is_in_time_within_the_councils_working_days(store, figure, visits, in_time):
    store.add("protection_plans", plan("a", date(2026, 1, 5))).load("plan_visits")
    store.add("plan_visits", *visits)
    assert figure(store, "visits_in_time", "2026-27-Q2").fraction == (in_time, 1)


def test_visits_are_due_of_children_ten_working_days_on_a_plan_that_is_open(store, figure):
    store.add(
        "protection_plans",
        plan("due", date(2026, 9, 16)),
        plan("too lately", date(2026, 9, 17)),
        plan("ended", date(2026, 1, 5), Q2_END),
        plan("another council's", date(2026, 1, 5), other_authority=True),
        # a visit of an earlier plan is none of this one
        plan("again", date(2026, 1, 5), date(2026, 9, 14)),
        plan("again", date(2026, 9, 15)),
    )
    store.add("plan_visits", visit("due", date(2026, 9, 21)), visit("again", date(2026, 9, 14)))
    assert figure(store, "visits_in_time", "2026-27-Q2").fraction == (1, 2)


def test_the_time_between_visits_is_a_setting(store, figure):
    store.connection.execute("insert into settings values ('standards.visit_working_days', 15)")
    store.add("protection_plans", plan("a", date(2026, 1, 5)))
    store.add("plan_visits", visit("a", date(2026, 9, 9)))
    assert figure(store, "visits_in_time", "2026-27-Q2").fraction == (1, 1)


def test_bank_holidays_lengthen_the_time_between_visits(store, figure):
    store.holiday(date(2026, 9, 21))
    store.add("protection_plans", plan("a", date(2026, 1, 5)))
    store.add("plan_visits", visit("a", date(2026, 9, 15)))
    assert figure(store, "visits_in_time", "2026-27-Q2").fraction == (1, 1)


def test_seen_alone_is_asked_of_the_last_visit_of_the_quarter_at_which_the_child_was_seen(store, figure):
    children = ("yes", "no", "unknown", "tried later", "before the quarter", "none")
    store.add("protection_plans", *(plan(child, date(2026, 1, 5)) for child in children))
    store.add(
        "plan_visits",
        visit("yes", date(2026, 9, 1), seen_alone=False),
        visit("yes", date(2026, 9, 20), seen_alone=True),
        visit("no", date(2026, 9, 20), seen_alone=False),
        visit("unknown", date(2026, 9, 1), seen_alone=True),
        visit("unknown", date(2026, 9, 20)),
        visit("tried later", date(2026, 9, 10), seen=True, seen_alone=True),
        visit("tried later", date(2026, 9, 20), seen=False, seen_alone=False),
        visit("before the quarter", date(2026, 6, 30), seen_alone=True),
    )
    assert figure(store, "seen_alone", "2026-27-Q2").fraction == (2, 3)


def test_the_latest_visit_of_annex_a_says_nothing_of_visits(store, figure):
    store.add("protection_plans", plan("a", date(2026, 1, 5), last_visit_date=date(2026, 9, 20)))
    assert figure(store, "visits_in_time", "2026-27-Q2").reason == "No plan visits have been loaded."
    store.load("plan_visits", without=("seen_alone",))
    assert figure(store, "seen_alone", "2026-27-Q2").state == "x"


def test_plans_that_ended_a_year_ago_lasted_if_no_plan_began_within_12_months(store, figure):
    store.add(
        "protection_plans",
        plan("lasted", date(2025, 1, 6), date(2025, 7, 1)),
        plan("12 months", date(2025, 1, 6), date(2025, 9, 30)),
        plan("12 months", Q2_END),
        plan("a day later", date(2025, 1, 6), date(2025, 8, 1)),
        plan("a day later", date(2026, 8, 2)),
        plan("of another quarter", date(2025, 1, 6), date(2025, 6, 30)),
    )
    assert figure(store, "plans_lasting", "2026-27-Q2").fraction == (2, 3)


def test_plans_lasting_need_a_year_before_the_quarter(store, figure):
    store.load("protection_plans", begins=date(2025, 7, 2))
    assert "from 1 July 2025" in figure(store, "plans_lasting", "2026-27-Q2").reason


def test_the_reasons_why_plans_ended_are_in_four_groups(store, figure):
    for number, reason in enumerate(("child_in_need", "in_care", "turned_18", "transferred", None)):
        store.add(
            "protection_plans", plan(f"{number}", date(2026, 3, 2), date(2026, 8, 3), end_reason=reason)
        )
    other = "Another reason, or not recorded"
    assert figure(store, "plan_end_reason", "2026-27-Q2", "end_reason", "Came into care").fraction == (1, 5)
    assert figure(store, "plan_end_reason", "2026-27-Q2", "end_reason", other).fraction == (3, 5)


def test_a_child_under_four_and_a_blank_are_not_asked_whether_the_child_took_part(store, figure):
    for number, code in enumerate(("PN0", "PN1", "PN4", "PN6", "PN7", None)):
        store.add("plan_reviews", review(f"{number}", START, date(2026, 7, 9), participation=code))
    assert figure(store, "child_took_part", "2026-27-Q2").fraction == (3, 4)


@pytest.mark.parametrize(
    ("held", "in_time"),
    [(date(2026, 7, 22), 1), (date(2026, 7, 23), 0), (date(2026, 6, 30), 0)],
    ids=["15 working days", "16 working days", "before its enquiry"],
)
def test_a_conference_is_held_in_15_working_days_and_never_before_its_enquiry(store, figure, held, in_time):
    # Wednesday 1 July: 15 working days later is Wednesday 22 July
    store.add("conferences", enquiry("a", date(2026, 7, 1), held))
    quarter = "2026-27-Q1" if held < date(2026, 7, 1) else "2026-27-Q2"
    assert figure(store, "conferences_in_time", quarter).fraction == (in_time, 1)


def test_a_bank_holiday_is_not_a_working_day(store, figure):
    # Monday 31 August 2026 is the summer bank holiday
    store.add("conferences", enquiry("a", date(2026, 8, 17), date(2026, 9, 8)))
    assert figure(store, "conferences_in_time", "2026-27-Q2").fraction == (0, 1)
    store.holiday(date(2026, 8, 31))
    assert figure(store, "conferences_in_time", "2026-27-Q2").fraction == (1, 1)


def test_late_conferences_of_large_families_weigh_more_in_children_than_in_conferences(store, figure):
    """Conwy, 2013/14: 94 of 120 children (78.3%) and 52 of 60 conferences (86.7%); eight conferences were late."""
    strategy, on_time, late = date(2026, 7, 1), date(2026, 7, 20), date(2026, 8, 20)
    sizes = [(2, on_time)] * 42 + [(1, on_time)] * 10 + [(10, late), (10, late)] + [(1, late)] * 6
    assert sum(size for size, _ in sizes) == 120
    rows = [
        enquiry(f"{family} {child}", strategy, held, family_id=f"family {family}")
        for family, (size, held) in enumerate(sizes)
        for child in range(size)
    ]
    store.add("conferences", *rows)
    children = figure(store, "conferences_in_time", "2026-27-Q2")
    conferences = figure(store, "conferences_held_in_time", "2026-27-Q2")
    assert (children.fraction, round(children.value, 1)) == ((94, 120), 78.3)
    assert (conferences.fraction, round(conferences.value, 1)) == ((52, 60), 86.7)
    assert (conferences.children, conferences.part_children, conferences.rest_children) == (120, 94, 26)


def test_enquiries_that_led_to_a_conference_are_followed_and_cannot_pass_100_percent(store, figure):
    store.load("conferences", begins=date(2026, 4, 1), ends=Q2_END)
    store.add(
        "conferences",
        enquiry(
            "a", date(2026, 6, 25), date(2026, 7, 2)
        ),  # of the quarter before, its conference of this one
        enquiry("b", date(2026, 6, 26), date(2026, 7, 3)),
        enquiry("c", date(2026, 7, 6), date(2026, 7, 20)),
        enquiry("d", date(2026, 9, 9)),  # 15 working days to 30 September are over
        enquiry("e", date(2026, 9, 10), date(2026, 9, 20)),  # a day short of over: not counted yet
    )
    assert figure(store, "conferences_to_plan", "2026-27-Q2").denominator == 4
    assert figure(store, "enquiries", "2026-27-Q2").numerator == 3
    assert figure(store, "enquiries_to_conference", "2026-27-Q2").fraction == (1, 2)


def test_a_child_who_moved_here_with_a_plan_has_a_conference_and_no_enquiry(store, figure):
    store.add(
        "conferences",
        enquiry("a", date(2026, 7, 1), date(2026, 7, 8), transfer_in=True, resulted_in_plan=True),
    )
    assert figure(store, "enquiries", "2026-27-Q2").numerator == 0
    assert figure(store, "conferences_in_time", "2026-27-Q2").fraction == (1, 1)
    assert figure(store, "conferences_to_plan", "2026-27-Q2").fraction == (1, 1)
