"""A date of birth becomes whole years of age at the event; the date goes no further."""

import numpy as np
import pandas as pd

UNBORN = -1
LONGEST_WAIT_DAYS = 294  # 42 weeks: a birth later than this after the event is a mistake


def ages_at(births: pd.Series, events: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Return whole years of age at the event (-1 for a child not yet born), and where the birth is impossible."""
    years = events.dt.year - births.dt.year
    before = (events.dt.month < births.dt.month) | (
        (events.dt.month == births.dt.month) & (events.dt.day < births.dt.day)
    )
    ages = (years - before).astype("Int64")
    waiting = (births - events).dt.days
    ages = ages.mask((waiting > 0).fillna(False), UNBORN)
    impossible = (waiting > LONGEST_WAIT_DAYS).fillna(False)
    return ages.mask(impossible), impossible


def fill_ages(ages: pd.Series, given: pd.Series | None) -> tuple[pd.Series, int]:
    """Fill the ages that have no date of birth from the column of ages; return how many were filled."""
    if given is None:
        return ages, 0
    fill = ages.isna() & given.notna()
    return ages.mask(fill, given), int(np.count_nonzero(fill))
