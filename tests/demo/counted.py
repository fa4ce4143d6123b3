"""Count the made-up county in pandas, apart from the measures: for the tests of the demonstration alone."""

import numpy as np
import pandas as pd

from memberpanel.demo.calendar import SHOWN, within, working_days_between
from memberpanel.demo.county import County
from memberpanel.quarters import Quarter


def days(values: pd.Series) -> np.ndarray:
    return values.to_numpy().astype("datetime64[D]")


def by_quarter(frame: pd.DataFrame, event: str) -> dict[Quarter, pd.DataFrame]:
    """Return the rows of each shown quarter."""
    return {quarter: frame[within(days(frame[event]), quarter)] for quarter in SHOWN}


def shares(frame: pd.DataFrame, event: str, marked: str) -> np.ndarray:
    """Return the percentage of each quarter's rows that are marked."""
    return np.array([100 * rows[marked].mean() for rows in by_quarter(frame, event).values()])


def counts(frame: pd.DataFrame, event: str) -> np.ndarray:
    return np.array([len(rows) for rows in by_quarter(frame, event).values()])


def open_at_ends(frame: pd.DataFrame, start: str, end: str) -> np.ndarray:
    """Return how many rows had started and not ended at each quarter's end."""
    stock = []
    for quarter in SHOWN:
        close = pd.Timestamp(quarter.end)
        stock.append(int(((frame[start] <= close) & (frame[end].isna() | (frame[end] > close))).sum()))
    return np.array(stock)


def re_referred(made: County) -> pd.DataFrame:
    """Mark each referral that came within 12 months of an earlier one of the same child."""
    rows = made.referrals.sort_values(["child", "on"])
    before = rows.groupby("child")["on"].shift()
    return rows.assign(again=before.notna() & (before >= rows["on"] - pd.DateOffset(months=12)))


def own_plans(made: County) -> pd.DataFrame:
    return made.plans[~made.plans["other_authority"]]


def in_time(starts: pd.Series, ends: pd.Series, limit: int) -> np.ndarray:
    return working_days_between(days(starts), days(ends)) <= limit


def visited_in_time(made: County, quarters: tuple[Quarter, ...]) -> np.ndarray:
    """Return the percentage of plans open ten working days at each quarter's end whose child was lately seen."""
    plans, seen = own_plans(made), made.visits[made.visits["seen"]]
    shares = []
    for quarter in quarters:
        close = pd.Timestamp(quarter.end)
        counted = plans[(plans["start"] <= close) & (plans["end"].isna() | (plans["end"] > close))]
        counted = counted[working_days_between(days(counted["start"]), _all(close, counted)) >= 10]
        lately = seen[
            (seen["on"] <= close) & (working_days_between(days(seen["on"]), _all(close, seen)) <= 10)
        ]
        keys = counted.merge(lately[["child", "start"]].drop_duplicates(), on=["child", "start"])
        shares.append(100 * len(keys) / len(counted))
    return np.array(shares)


def overdue(made: County) -> np.ndarray:
    """Return how many assessments were open at each quarter's end more than 45 working days after their start."""
    rows, found = made.assessments, []
    for quarter in SHOWN:
        close = pd.Timestamp(quarter.end)
        still = rows[(rows["start"] <= close) & (rows["authorised"].isna() | (rows["authorised"] > close))]
        found.append(int((working_days_between(days(still["start"]), _all(close, still)) > 45).sum()))
    return np.array(found)


def _all(close: pd.Timestamp, frame: pd.DataFrame) -> np.ndarray:
    return np.full(len(frame), np.datetime64(close, "D"))


def reviews_in_time(made: County) -> np.ndarray:
    """Return the percentage of plans open three months at each quarter's end whose every review was in time."""
    plans = own_plans(made)
    held = {key: sorted(rows) for key, rows in made.reviews.groupby(["child", "start"])["on"]}
    return np.array([_reviewed_in_time(plans, held, pd.Timestamp(quarter.end)) for quarter in SHOWN])


def _reviewed_in_time(plans: pd.DataFrame, held: dict, close: pd.Timestamp) -> float:
    counted = plans[
        (plans["start"] + pd.DateOffset(months=3) <= close) & (plans["end"].isna() | (plans["end"] > close))
    ]
    kept = [
        _every_review_in_time(start, [on for on in held.get((child, start), []) if on <= close], close)
        for child, start in zip(counted["child"], counted["start"], strict=True)
    ]
    return 100 * float(np.mean(kept))


def _every_review_in_time(start: pd.Timestamp, reviews: list, close: pd.Timestamp) -> bool:
    due = start + pd.DateOffset(months=3)
    for on in reviews:
        if on > due:
            return False
        due = on + pd.DateOffset(months=6)
    return due > close
