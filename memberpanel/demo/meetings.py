"""Meetings of the made-up county: which agencies came to conferences and to the board, with what, and the minutes."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from memberpanel.demo.calendar import SHOWN, days_in, within, working_days_after
from memberpanel.demo.noise import quiet
from memberpanel.demo.story import Story


@dataclass(frozen=True)
class Manners:
    """How often an agency is invited to a conference, comes, sends a deputy, and sends a report (shares of 1)."""

    invited: float
    comes: float
    deputy: float
    reports: float


_AGENCIES = {
    "childrens_social_care": Manners(1.0, 0.985, 0.02, 0.97),
    "education": Manners(0.86, 0.90, 0.06, 0.88),
    "health_trust": Manners(0.93, 0.87, 0.08, 0.90),
    "police": Manners(0.97, 0.62, 0.05, 0.93),
    "general_practice": Manners(0.72, 0.21, 0.01, 0.71),
    "probation": Manners(0.17, 0.66, 0.10, 0.70),
    "adult_services": Manners(0.24, 0.58, 0.08, 0.62),
    "district_councils": Manners(0.12, 0.55, 0.04, 0.44),
}
BOARD = (
    "childrens_social_care", "police", "integrated_care_board", "health_trust", "hospitals", "education", "probation",
    "youth_justice", "cafcass", "district_councils", "voluntary_sector",
)  # fmt: skip
BELOW_HALF = ("cafcass", "hospitals")
_MINUTES_IN_TIME, _QUORATE = 0.745, 0.91


def conferences(rng: np.random.Generator, initial: pd.DataFrame, reviewed: pd.DataFrame) -> pd.DataFrame:
    """Return one row an agency and conference: meeting, type, on, agency, invited, attendance, report, minutes."""
    first = initial.dropna(subset="held").groupby(["family", "held"], as_index=False).size()
    later = reviewed.groupby(["group", "on"], as_index=False)["quorate"].first()
    held = pd.concat(
        [
            pd.DataFrame({"on": first["held"], "type": "initial_conference"}),
            pd.DataFrame({"on": later["on"], "type": "review_conference"}),
        ],
        ignore_index=True,
    )
    held = held[held["on"] >= pd.Timestamp(SHOWN[0].start)].sort_values("on", ignore_index=True)
    held["meeting"] = "M" + (10_000 + held.index).astype(str)
    held["quorate"] = _share_of_each_quarter(rng, held["on"], _QUORATE)
    held["minutes"] = _minutes(rng, held["on"])
    return pd.concat([_places(rng, held, name, ways) for name, ways in _AGENCIES.items()], ignore_index=True)


def _share_of_each_quarter(rng, on: pd.Series, share: float) -> np.ndarray:
    """Mark about this share of each quarter's meetings, a little more or less by chance."""
    marked, days = np.zeros(len(on), dtype=bool), on.to_numpy().astype("datetime64[D]")
    levels = quiet(rng, level=100 * share, spread=1.4, quarters=len(SHOWN))
    for quarter, level in zip(SHOWN, levels, strict=True):
        rows = rng.permutation(np.flatnonzero(within(days, quarter)))
        marked[rows[: round(len(rows) * level / 100)]] = True
    return marked


def _minutes(rng, on: pd.Series) -> np.ndarray:
    """Give each meeting the day on which its minutes went out: within 20 working days, later, or not yet."""
    prompt = _share_of_each_quarter(rng, on, _MINUTES_IN_TIME)
    gaps = np.where(prompt, rng.integers(6, 20, len(on)), rng.integers(22, 55, len(on)))
    sent = working_days_after(on.to_numpy().astype("datetime64[D]"), gaps)
    lost = ~prompt & (rng.random(len(on)) < 0.06)
    return np.where(lost, np.datetime64("NaT"), sent)


def _places(rng, held: pd.DataFrame, agency: str, ways: Manners) -> pd.DataFrame:
    """Return an agency's place at every conference that it had to do with."""
    own = held[rng.random(len(held)) < min(1.0, ways.invited + 0.04)]
    lot, count = rng.random(len(own)), len(own)
    came = np.where(lot < ways.comes - ways.deputy, "attended", "deputy")
    away = np.where(rng.random(count) < 0.6, "apologies", "absent")
    invited = rng.random(count) < ways.invited / min(1.0, ways.invited + 0.04)
    report = invited & (rng.random(count) < ways.reports)
    return own.assign(
        agency=agency,
        invited=invited,
        attendance=np.where(invited, np.where(lot < ways.comes, came, away), "absent"),
        report=report,
        report_on=np.where(report, own["on"].to_numpy() - np.timedelta64(2, "D"), np.datetime64("NaT")),
    )


def board(rng: np.random.Generator, story: Story) -> pd.DataFrame:
    """Return one row a board meeting and agency: on, agency, attendance; two meetings a quarter."""
    rows = []
    for quarter in SHOWN:
        days = days_in(quarter)
        dates = (days[rng.integers(8, 20)], days[rng.integers(40, 55)])
        places = [(on, agency) for agency in BOARD for on in dates]
        rows += _who_came(rng, places, story.board_attended[quarter])
    return pd.DataFrame(rows, columns=["on", "agency", "attendance"])


def _who_came(rng, places: list, came: int) -> list[tuple]:
    """Fill as many places as the story says; the two agencies below half come once in three meetings."""
    weight = np.array([0.3 if agency in BELOW_HALF else 3.0 for _, agency in places])
    lots = rng.exponential(size=len(places)) / weight
    present = set(np.argsort(lots)[:came].tolist())
    for place, (on, agency) in enumerate(places):
        if place in present:
            how = "deputy" if rng.random() < 0.16 else "attended"
        else:
            how = "apologies" if rng.random() < 0.7 else "absent"
        places[place] = (on, agency, how)
    return places
