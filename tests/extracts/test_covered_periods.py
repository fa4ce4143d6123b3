"""The period that a sheet covers."""

from datetime import date

import pandas as pd
import pytest

from memberpanel.extracts.definition import extracts
from memberpanel.extracts.periods import guess_period, months_before
from tests.extracts.workbooks import LIST_3, read_rows, referral

TODAY = date(2026, 10, 14)


def guess(name: str, *, annex_a: bool = False, **days: list[str]) -> tuple[date | None, date | None]:
    frame = pd.DataFrame({column: pd.to_datetime(pd.Series(dates)) for column, dates in days.items()})
    return guess_period(frame, extracts()[name], annex_a=annex_a, today=TODAY)


def test_a_quarter_is_guessed_from_its_first_and_last_event() -> None:
    found = guess("referrals", referral_date=["2026-07-02", "2026-08-14", "2026-09-29"])
    assert found == (date(2026, 7, 1), date(2026, 9, 30))


def test_an_extract_cut_in_the_middle_of_a_month_ends_there() -> None:
    assert guess("referrals", referral_date=["2026-07-01", "2026-09-14"])[1] == date(2026, 9, 14)


def test_annex_a_reaches_six_months_back() -> None:
    found = guess("referrals", annex_a=True, referral_date=["2026-04-12", "2026-09-30"])
    assert found == (date(2026, 4, 1), date(2026, 9, 30))


@pytest.mark.parametrize(
    ("day", "six_months"),
    [
        (date(2026, 9, 30), date(2026, 4, 1)),
        (date(2026, 8, 30), date(2026, 2, 28)),
        (date(2026, 10, 14), date(2026, 4, 15)),
    ],
)
def test_six_months_before(day: date, six_months: date) -> None:
    assert months_before(day, 6) == six_months


def test_plans_are_complete_from_the_first_that_ended_to_the_last_thing_that_happened() -> None:
    found = guess(
        "protection_plans",
        start_date=["2019-01-05", "2026-02-01", "2026-09-28"],
        end_date=["2026-04-03", None, None],
        last_visit_date=["2026-04-01", "2026-09-30", None],
    )
    assert found == (date(2026, 4, 1), date(2026, 9, 30))


def test_a_date_to_come_does_not_count() -> None:
    assert guess("referrals", referral_date=["2026-07-01", "2026-12-24"])[1] == date(2026, 7, 1)


def test_a_register_covers_no_period() -> None:
    assert guess("proceedings", application_date=["2026-07-01"]) == (None, None)


def test_what_the_analyst_says_goes_before_the_guess() -> None:
    said = (date(2026, 7, 1), date(2026, 9, 30))
    by_extract = read_rows([LIST_3, referral()], periods={"referrals": said})
    by_sheet = read_rows([LIST_3, referral()], periods={("extract.csv", ""): said})
    assert (
        (by_extract.covered_from, by_extract.covered_to)
        == said
        == (by_sheet.covered_from, by_sheet.covered_to)
    )


def test_a_sheet_that_only_adds_covers_nothing_so_that_it_takes_nothing_away() -> None:
    headings = [
        "Child Unique ID",
        "Date of referral",
        "Date Referrer Informed in Writing",
        "Not Required Reason",
    ]
    sheet = read_rows([headings, ["1", "14/07/2026", "15/07/2026", ""], ["2", "14/07/2026", "", "Anonymous"]])
    assert sheet.extract == "referrals"
    assert (sheet.covered_from, sheet.covered_to) == (None, None)
    assert sheet.columns == ("child_id", "referral_date", "referrer_informed_date", "informing_not_required")
    assert sheet.rows["informing_not_required"].tolist() == [None, "anonymous"]


def test_a_few_old_rows_do_not_make_an_extract_whole_since_then() -> None:
    usual = [f"2026-{month:02}-{day:02}" for month in (7, 8, 9) for day in range(1, 29)]
    old = ["2025-06-03", "2026-03-10", *(f"2026-06-{day:02}" for day in range(17, 29))]
    assert guess("assessments", start_date=old + usual) == (date(2026, 7, 1), date(2026, 9, 30))


def test_where_events_are_few_each_of_them_counts() -> None:
    found = guess("meetings", meeting_date=["2025-04-02", "2025-09-03", "2026-06-04"])
    assert found == (date(2025, 4, 1), date(2026, 6, 4))
