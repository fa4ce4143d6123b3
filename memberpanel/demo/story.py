"""The story of the made-up county, quarter by quarter: what its figures are meant to be.

Levels are those of a real county of this size (Department for Education, Characteristics of children in need,
2018 to 2025), so that the pages look as they would look in use. docs/demonstration.md tells the story in words.
"""

from dataclasses import dataclass, field

import numpy as np

from memberpanel.demo.calendar import FRONT_DOOR, LONG, SHOWN
from memberpanel.demo.noise import is_quiet, quiet
from memberpanel.quarters import Quarter

SPIKE = Quarter(2025, 1)
PLANS_SHIFT = Quarter(2024, 3)
SLOW_CHANGE = 8  # quarters over which re-referrals rise and reviews in time fall

_RE_REFERRALS_RISE = (23.6, 24.5, 25.3, 26.2, 27.0, 27.8, 28.7, 29.5)
_REVIEWS_FALL = (92.4, 91.2, 90.0, 88.8, 87.6, 86.4, 85.3, 84.1)


@dataclass(frozen=True)
class Story:
    """What each quarter's figures should be, by quarter; percentages are out of 100."""

    referrals: dict[Quarter, int]
    re_referrals: dict[Quarter, float]
    no_further_action: dict[Quarter, float]
    referrer_informed: dict[Quarter, float]
    contacts_to_referral: dict[Quarter, float]
    assessments_in_time: dict[Quarter, float]
    enquiries: dict[Quarter, int]
    conferences_in_time: dict[Quarter, float]
    conferences_to_plan: dict[Quarter, float]
    plans_open: dict[Quarter, int]
    plans_started: dict[Quarter, int]
    plans_ended: dict[Quarter, int]
    repeat_plans: dict[Quarter, float]
    reviews_in_time: dict[Quarter, float]
    child_took_part: dict[Quarter, float]
    board_attended: dict[Quarter, int] = field(default_factory=dict)
    visits_in_time: dict[Quarter, float] = field(default_factory=dict)
    seen_alone: dict[Quarter, float] = field(default_factory=dict)


def _series(rng, quarters, level, spread, *, whole=False) -> dict[Quarter, float]:
    """Draw a quiet series over the shown quarters, and plain noise before them."""
    before = level + spread * np.clip(rng.standard_normal(len(quarters) - len(SHOWN)), -1.9, 1.9)
    drawn = np.concatenate([before, quiet(rng, level=level, spread=spread, quarters=len(SHOWN))])
    return dict(zip(quarters, np.rint(drawn).astype(int) if whole else drawn, strict=True))


def _referrals(rng) -> dict[Quarter, int]:
    counts = _series(rng, FRONT_DOOR, 1520, 52, whole=True)
    return counts | {SPIKE: 2046}


def _re_referrals(rng) -> dict[Quarter, float]:
    shares = _series(rng, FRONT_DOOR, 22.6, 0.55)
    return shares | dict(zip(SHOWN[-SLOW_CHANGE:], _RE_REFERRALS_RISE, strict=True))


def _reviews_in_time(rng) -> dict[Quarter, float]:
    shares = _series(rng, LONG, 94.4, 0.6)
    return shares | dict(zip(SHOWN[-SLOW_CHANGE:], _REVIEWS_FALL, strict=True))


def _stock_and_flows(rng) -> tuple[dict, dict, dict]:
    """Draw plans open, started and ended that reconcile: the stock shifts, the flows stay quiet."""
    shift_at = LONG.index(PLANS_SHIFT)
    while True:
        stock = np.rint(rng.normal(452, 7, len(LONG))).astype(int)
        stock[shift_at:] = np.rint(rng.normal(533, 7, len(LONG) - shift_at))
        started = np.rint(rng.normal(150, 13, len(LONG))).astype(int)
        started[shift_at] = 184
        ended = np.concatenate([[stock[0]], stock[:-1]]) + started - stock
        shown = slice(-len(SHOWN), None)
        if is_quiet(started[shown]) and is_quiet(ended[shown]) and ended.min() > 95:
            return tuple(dict(zip(LONG, values, strict=True)) for values in (stock, started, ended))


def tell(seed: int) -> Story:
    """Draw the story from a seed."""
    rng = np.random.default_rng(seed)
    stock, started, ended = _stock_and_flows(rng)
    return Story(
        referrals=_referrals(rng),
        re_referrals=_re_referrals(rng),
        no_further_action=_series(rng, FRONT_DOOR, 7.0, 0.5),
        referrer_informed=_series(rng, FRONT_DOOR, 58.0, 1.6),
        contacts_to_referral=_series(rng, FRONT_DOOR, 57.0, 1.3),
        assessments_in_time=_series(rng, FRONT_DOOR, 84.0, 1.2),
        enquiries=_series(rng, LONG, 425, 17, whole=True),
        conferences_in_time=_series(rng, LONG, 82.0, 2.2),
        conferences_to_plan=_series(rng, LONG, 88.0, 1.8),
        plans_open=stock,
        plans_started=started,
        plans_ended=ended,
        repeat_plans=_series(rng, LONG, 25.0, 2.0),
        reviews_in_time=_reviews_in_time(rng),
        child_took_part=_series(rng, LONG, 78.0, 1.7),
        board_attended=_series(rng, SHOWN, 17.0, 0.9, whole=True),
        visits_in_time=_series(rng, SHOWN, 88.5, 1.3),
        seen_alone=_series(rng, SHOWN, 90.0, 1.1),
    )
