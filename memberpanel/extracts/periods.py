"""The period that a sheet covers: guessed from its dates, and to be confirmed by the analyst."""

from collections import Counter
from datetime import date, timedelta
from statistics import median

import pandas as pd

from memberpanel.extracts.definition import Extract

GAP_DAYS = 10  # the first or last event this near to the end of a month: the extract was cut there
SPARSE = 5  # days with events in a month: of fewer, every one counts
THIN = 0.5  # of the usual events a month: a month with fewer at the beginning is not whole
ANNEX_A_MONTHS = 6  # Annex A, guidance: the six months before the inspection, or ended in them


def _month_start(day: date) -> date:
    return day.replace(day=1) if day.day <= GAP_DAYS else day


def _month_end(day: date) -> date:
    after = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return after - timedelta(days=1) if (after - day).days <= GAP_DAYS else day


def months_before(day: date, months: int) -> date:
    """Return the day after the same day so many months earlier: 30 September, 6 gives 1 April."""
    after = day + timedelta(days=1)
    count = after.year * 12 + after.month - 1 - months
    last = (date(count // 12, count % 12 + 1, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return last.replace(day=min(after.day, last.day))


def guess_period(
    rows: pd.DataFrame, extract: Extract, *, annex_a: bool, today: date
) -> tuple[date | None, date | None]:
    """Guess from when to when the rows are complete; (None, None) for a register or for no dated row.

    Events: from the first to the last, each moved to the end of its month where it lies near to it. Plans: up to
    the last day that anything happened, from the first plan to end, since a plan that ended earlier is not there.
    """
    if extract.coverage == "register" or extract.event not in rows or rows[extract.event].isna().all():
        return None, None
    if extract.coverage == "snapshot":
        return _snapshot(rows, today=today)
    days = _past(rows, extract.event, today=today)
    if not days:
        return None, None
    first, last = _first_whole(days), min(_month_end(max(days)), today)
    six_months = months_before(last, ANNEX_A_MONTHS)
    if annex_a and six_months <= first and (first - six_months).days <= 2 * GAP_DAYS:
        return min(six_months, _month_start(first)), last
    return _month_start(first), last


def _past(rows: pd.DataFrame, name: str, *, today: date) -> list[date]:
    days = pd.DatetimeIndex(rows[name].dropna() if name in rows else [])
    return list(days[days <= pd.Timestamp(today)].date)


def _first_whole(days: list[date]) -> date:
    """Return the first day of the months that hold as many events as usual, back from the last.

    A few old rows (an assessment open since last year) do not make an extract whole since then: what was loaded of
    the months between would be taken away. One thin month between others is chance; two are the end.
    """
    if len(set(days)) < SPARSE * len({_month(day) for day in days}):
        return min(days)
    counts = Counter(_month(day) for day in days)
    least = THIN * median(counts[_month(day)] for day in days)
    begins = _month(max(days))
    while whole := [m for m in (begins - 1, begins - 2) if counts[m] >= least]:
        begins = whole[0]
    return min(day for day in days if _month(day) >= begins)


def _month(day: date) -> int:
    return day.year * 12 + day.month


def _snapshot(rows: pd.DataFrame, *, today: date) -> tuple[date | None, date | None]:
    ended = _past(rows, "end_date", today=today)
    others = ("start_date", "last_visit_date", "latest_review_date")
    days = [*ended, *(day for name in others for day in _past(rows, name, today=today))]
    if not days:
        return None, None
    last = min(_month_end(max(days)), today)
    return (_month_start(min(ended)) if ended else months_before(last, ANNEX_A_MONTHS)), last
