"""Referrals and what is counted of them, each on rows worked by hand."""

from datetime import date

import pytest


def referral(child: str, on: date, **more: object) -> dict:
    return {"child_id": child, "referral_date": on, **more}


def test_a_referral_counts_in_its_quarter_from_the_first_day_to_the_last(store, figure):
    store.add(
        "referrals",
        referral("a", date(2026, 6, 30)),
        referral("a", date(2026, 7, 1)),
        referral("b", date(2026, 9, 30)),
        referral("b", date(2026, 10, 1)),
    )
    cell = figure(store, "referrals", "2026-27-Q2")
    assert (cell.numerator, cell.denominator, cell.value, cell.children) == (2, None, 2, 2)


def test_two_rows_of_one_child_on_one_day_are_one_referral_and_not_a_re_referral(store, figure):
    store.add(
        "referrals",
        referral("a", date(2026, 7, 6), source="6"),
        referral("a", date(2026, 7, 6), source="2A"),
    )
    assert figure(store, "referrals", "2026-27-Q2").numerator == 1
    assert figure(store, "re_referrals", "2026-27-Q2").fraction == (0, 1)


@pytest.mark.parametrize(
    ("earlier", "again"),
    [(date(2025, 7, 15), 1), (date(2025, 7, 14), 0), (date(2026, 7, 14), 1)],
    ids=["exactly 12 months", "12 months and a day", "the day before"],
)
def test_a_re_referral_has_an_earlier_one_within_12_months(store, figure, earlier, again):
    store.add(
        "referrals", referral("a", earlier), referral("a", date(2026, 7, 15)), referral("b", date(2026, 9, 1))
    )
    cell = figure(store, "re_referrals", "2026-27-Q2")
    both_in_quarter = earlier >= date(2026, 7, 1)
    assert cell.fraction == (again, 3 if both_in_quarter else 2)


def test_re_referrals_count_the_children_in_and_outside_the_numerator(store, figure):
    store.add(
        "referrals",
        referral("a", date(2026, 7, 1)),
        referral("a", date(2026, 8, 1)),
        referral("a", date(2026, 9, 1)),
        referral("b", date(2026, 9, 1)),
    )
    cell = figure(store, "re_referrals", "2026-27-Q2")
    assert (cell.fraction, cell.value) == ((2, 4), 50)
    assert (cell.children, cell.part_children, cell.rest_children) == (2, 1, 2)


def test_re_referrals_need_a_look_back_of_12_months(store, figure):
    store.add("referrals", referral("a", date(2026, 7, 15))).forget()
    store.load("referrals", begins=date(2025, 7, 2), ends=date(2026, 9, 30))
    cell = figure(store, "re_referrals", "2026-27-Q2")
    assert (cell.state, cell.numerator, cell.value) == ("x", None, None)
    assert cell.reason == "This needs referrals from 1 July 2025; what is loaded does not reach so far back."
    assert figure(store, "referrals", "2026-27-Q2").numerator == 1


def test_zero_is_said_only_of_a_quarter_that_is_covered(store, figure):
    assert figure(store, "referrals", "2026-27-Q2").reason == "No referrals have been loaded."
    store.load("referrals", begins=date(2026, 4, 1), ends=date(2026, 6, 30))
    assert figure(store, "referrals", "2026-27-Q1").numerator == 0
    assert (
        figure(store, "referrals", "2026-27-Q2").reason == "The referrals loaded do not cover this quarter."
    )


def test_two_loads_that_follow_on_cover_together(store, figure):
    store.load("referrals", begins=date(2026, 4, 1), ends=date(2026, 8, 15))
    store.load("referrals", begins=date(2026, 8, 16), ends=date(2026, 9, 30))
    assert figure(store, "referrals", "2026-27-Q2").numerator == 0


def test_without_a_district_column_the_districts_cannot_be_calculated_and_the_total_can(store, figure):
    store.load("referrals", without=("district",)).add("referrals", referral("a", date(2026, 7, 1)))
    assert figure(store, "referrals", "2026-27-Q2").numerator == 1
    cell = figure(store, "referrals", "2026-27-Q2", "district", "Melton")
    assert (cell.state, cell.reason) == ("x", "The referrals were loaded with no district column.")


def test_a_breakdown_is_a_partition_with_zeros_and_unknown(store, figure):
    store.add(
        "referrals",
        referral("a", date(2026, 7, 1), district="Melton", age=-1),
        referral("b", date(2026, 7, 1), age=10),
    )
    assert figure(store, "referrals", "2026-27-Q2", "district", "Melton").numerator == 1
    assert figure(store, "referrals", "2026-27-Q2", "district", "Out of area or unknown").numerator == 1
    assert figure(store, "referrals", "2026-27-Q2", "district", "Blaby").numerator == 0
    assert figure(store, "referrals", "2026-27-Q2", "age_band", "Under 1").numerator == 1
    assert figure(store, "referrals", "2026-27-Q2", "age_band", "10 to 17").numerator == 1
    assert figure(store, "referrals", "2026-27-Q2", "age_band", "5 to 9").numerator == 0


def test_no_further_action_is_of_all_referrals(store, figure):
    store.add(
        "referrals",
        referral("a", date(2026, 7, 1), no_further_action=True),
        referral("b", date(2026, 7, 1), no_further_action=False),
        referral("c", date(2026, 7, 1)),
    )
    assert figure(store, "no_further_action", "2026-27-Q2").fraction == (1, 3)


def test_the_rate_of_referrals_is_the_published_one(store, figure):
    # Department for Education: 6,752 referrals in the year to 31 March 2025 and 147,439 children are 458.0
    store.add("referrals", *(referral(str(child), date(2025, 2, 3)) for child in range(6752)))
    cell = figure(store, "referrals_rate", "2024-25-Q4")
    assert (cell.fraction, round(cell.value, 1)) == ((6752, 147_439), 458.0)


@pytest.mark.parametrize(
    ("authorised", "in_time"), [(date(2026, 9, 2), 1), (date(2026, 9, 3), 0)], ids=["45 days", "46 days"]
)
def test_an_assessment_takes_45_working_days_from_its_start(store, figure, authorised, in_time):
    # Wednesday 1 July 2026 and nine weeks of five days: Wednesday 2 September (bank holidays apart)
    store.add("assessments", {"child_id": "a", "start_date": date(2026, 7, 1), "authorised_date": authorised})
    store.add("assessments", {"child_id": "b", "start_date": date(2026, 7, 1)})
    assert figure(store, "assessments_in_time", "2026-27-Q2").fraction == (in_time, 1)


# Wednesday 30 September 2026: 45 working days before it is Wednesday 29 July (weekends alone are not worked here)
@pytest.mark.parametrize(
    ("start", "authorised", "overdue"),
    [
        (date(2026, 7, 28), None, 1),
        (date(2026, 7, 29), None, 0),
        (date(2026, 7, 28), date(2026, 9, 30), 0),
        (date(2026, 7, 28), date(2026, 10, 1), 1),
    ],
    ids=["46 days", "45 days", "authorised that day", "authorised the day after"],
)
def test_an_assessment_is_overdue_when_it_is_open_after_45_working_days(
    store, figure, start, authorised, overdue
):
    store.add("assessments", {"child_id": "a", "start_date": start, "authorised_date": authorised})
    assert figure(store, "assessments_open_overdue", "2026-27-Q2").numerator == overdue


def test_working_together_counts_an_assessment_from_its_referral(store, figure):
    def assessment(child: str, referred: date | None) -> dict:
        days = {"start_date": date(2026, 7, 8), "authorised_date": date(2026, 7, 15)}
        return {"child_id": child, "referral_date": referred, **days}

    store.add(
        "assessments",
        assessment("a", date(2026, 7, 8)),  # five working days
        assessment("b", date(2026, 7, 1)),  # ten
        assessment("c", date(2026, 6, 24)),  # fifteen
        assessment("d", date(2026, 6, 24)),
        assessment("not known", None),
        assessment("after the start", date(2026, 7, 9)),
    )
    cell = figure(store, "assessments_days", "2026-27-Q2")
    assert (cell.value, cell.denominator) == (12.5, 4)
    assert figure(store, "assessments_in_time", "2026-27-Q2").fraction == (6, 6)


def test_those_assessed_and_not_in_need_are_of_those_with_a_finding(store, figure):
    assessed = {"start_date": date(2026, 7, 2), "authorised_date": date(2026, 8, 3)}
    store.add(
        "assessments",
        {**assessed, "child_id": "a", "needs_social_care": False},
        {**assessed, "child_id": "b", "needs_social_care": True},
        {**assessed, "child_id": "c", "needs_social_care": None},
        {"child_id": "d", "start_date": date(2026, 7, 2), "needs_social_care": False},  # still open
    )
    assert figure(store, "assessed_not_in_need", "2026-27-Q2").fraction == (1, 2)


def test_contacts_that_became_referrals_are_of_those_with_an_outcome_by_source(store, figure):
    contact = {"contact_date": date(2026, 7, 1)}
    store.add(
        "contacts",
        {**contact, "child_id": "a", "source": "6", "outcome": "referral"},
        {**contact, "child_id": "b", "source": "6", "outcome": "early_help"},
        {**contact, "child_id": "c", "source": "2A", "outcome": "no_further_action"},
        {**contact, "child_id": "d", "source": "2A", "outcome": None},
    )
    assert figure(store, "contacts_to_referral", "2026-27-Q2").fraction == (1, 3)
    assert figure(store, "contacts_to_referral", "2026-27-Q2", "source", "Police").fraction == (1, 2)


def test_a_load_that_was_undone_is_not_loaded(store, figure):
    store.load("referrals").connection.execute("update loads set undone_at = now()")
    store.without_period("referrals")  # coverage holds the loads that count
    assert figure(store, "referrals", "2026-27-Q2").reason == "No referrals have been loaded."
