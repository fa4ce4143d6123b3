"""Days of the made-up county: quarters as whole numbers of days, and working days.

Days are numpy `datetime64[D]`; bank holidays are those of England and Wales.
"""

from datetime import date
from functools import cache

import holidays
import numpy as np

from memberpanel.quarters import Quarter, last_quarters

LATEST = Quarter(2026, 2)
SHOWN = last_quarters(LATEST, 22)  # 2021-22-Q1 onwards: what the panel sees
LONG = last_quarters(LATEST, 38)  # 2017-18-Q1 onwards: plans, so that earlier plans are known
FRONT_DOOR = last_quarters(LATEST, 26)  # 2020-21-Q1 onwards: a year's look-back before the first shown

FIRST_DELIVERY = date(2026, 7, 14)  # ten working days after 30 June 2026
SECOND_DELIVERY = date(2026, 10, 14)  # ten working days after 30 September 2026
NEVER = np.datetime64("2199-01-01", "D")


@cache
def _bank_holidays() -> np.ndarray:
    days = holidays.UnitedKingdom(subdiv="ENG", years=range(2012, 2030))
    return np.array(sorted(days), dtype="datetime64[D]")


def day(written: date | str) -> np.datetime64:
    """Return one day as numpy counts it."""
    return np.datetime64(written, "D")


def working_days_after(days: np.ndarray, count: np.ndarray | int) -> np.ndarray:
    """Return the working day so many working days after each day (before it, when negative)."""
    roll = "backward" if np.all(np.asarray(count) >= 0) else "forward"
    return np.busday_offset(days, count, roll=roll, holidays=_bank_holidays())


def to_working_day(days: np.ndarray) -> np.ndarray:
    """Return each day, or the working day before it."""
    return np.busday_offset(days, 0, roll="backward", holidays=_bank_holidays())


def working_days_between(starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """Return working days after each start up to and including each end."""
    return np.busday_count(starts + 1, ends + 1, holidays=_bank_holidays())


def months_after(days: np.ndarray, months: int) -> np.ndarray:
    """Return the same day so many months later, or the last of that month where it has no such day."""
    of_month = days.astype("datetime64[M]")
    first = (of_month + months).astype("datetime64[D]")
    last = (of_month + months + 1).astype("datetime64[D]") - 1
    return np.minimum(first + (days - of_month.astype("datetime64[D]")), last)


def working_days(first: np.datetime64, last: np.datetime64) -> np.ndarray:
    """Return the working days from one day to another, in order."""
    every = np.arange(first, last + 1)
    return every[np.is_busday(every, holidays=_bank_holidays())]


def days_in(quarter: Quarter) -> np.ndarray:
    """Return the working days of a quarter, in order."""
    return working_days(day(quarter.start), day(quarter.end))


def within(days: np.ndarray, quarter: Quarter) -> np.ndarray:
    """Say which days fall in a quarter."""
    return (days >= day(quarter.start)) & (days <= day(quarter.end))
