"""Visits to the made-up county's children on a plan: every six to ten working days, some missed, as the story says."""

import numpy as np
import pandas as pd

from memberpanel.demo.calendar import NEVER, SECOND_DELIVERY, SHOWN, day, working_days
from memberpanel.demo.plans import Planning
from memberpanel.demo.story import Story
from memberpanel.quarters import Quarter

_QUARTERS = SHOWN[-16:]  # the county has held each visit since then
_STANDARD = 10  # working days between visits
_TRIED, _UNSAID = 0.4, 0.03  # the share of missed visits that were tried, and of visits without an answer


class Visiting:
    """Visits of each plan as places among the working days, some taken away before each quarter's end."""

    def __init__(self, rng: np.random.Generator, planning: Planning):
        self._rng, self._planning = rng, planning
        self.days = working_days(day(_QUARTERS[0].start), day(SECOND_DELIVERY))
        self._first = np.searchsorted(self.days, planning.start)
        ends = np.where(planning.end == NEVER, self.days[-1] + 1, planning.end)
        self._last = np.searchsorted(self.days, ends, side="right")
        made = [self._of(plan) for plan in range(len(planning.child))]
        self.plan = np.repeat(np.arange(len(made)), [len(at) for at in made])
        self.at = np.concatenate(made)
        self.seen = np.ones(len(self.at), dtype=bool)
        self.alone = np.where(rng.random(len(self.at)) < 0.9, "Y", "N")

    def _of(self, plan: int) -> np.ndarray:
        """Return the working days on which the children of a plan are seen: never more than ten apart."""
        length = self._last[plan] - self._first[plan]
        if length <= 0:
            return np.zeros(0, dtype=int)
        gaps = self._rng.integers(6, _STANDARD + 1, size=length // 6 + 1)
        at = self._first[plan] + np.cumsum(gaps)
        return at[at < self._last[plan]]

    def run(self, story: Story) -> None:
        for quarter in _QUARTERS:
            self._miss(quarter, story.visits_in_time[quarter])
            self._answer(quarter, story.seen_alone[quarter])
        self.alone[self._rng.random(len(self.at)) < _UNSAID] = ""

    def _miss(self, quarter: Quarter, in_time: float) -> None:
        """Miss the last visits of as many families as the quarter's share wants."""
        close = np.searchsorted(self.days, day(quarter.end), side="right") - 1
        due = self._open(quarter) & (self._first <= close - _STANDARD)
        sizes = np.bincount(self._planning.group[due])
        groups = self._rng.permutation(np.flatnonzero(sizes))
        missing = round(due.sum() * (1 - in_time / 100))
        late = np.isin(self._planning.group, groups[np.cumsum(sizes[groups]) <= missing])
        window = (self.at >= close - _STANDARD) & (self.at <= close)
        self.seen[window & late[self.plan]] = False

    def _open(self, quarter: Quarter) -> np.ndarray:
        planning, close = self._planning, day(quarter.end)
        return (planning.start <= close) & (planning.end > close)

    def _answer(self, quarter: Quarter, share: float) -> None:
        """Say of as many last visits as the quarter's share wants that the child was seen alone."""
        close = np.searchsorted(self.days, day(quarter.end), side="right") - 1
        counted = self._open(quarter)[self.plan] & self.seen & (self.at <= close)
        last = pd.Series(np.flatnonzero(counted)).groupby(self.plan[counted]).max().to_numpy()
        last = self._rng.permutation(last)
        alone = round(len(last) * share / 100)
        self.alone[last[:alone]], self.alone[last[alone:]] = "Y", "N"

    def frame(self) -> pd.DataFrame:
        """Return one row a visit of a child: child, start (of the plan), on, seen, alone (Y, N or nothing)."""
        kept = self.seen | (self._rng.random(len(self.at)) < _TRIED)
        plan, seen = self.plan[kept], self.seen[kept]
        return pd.DataFrame(
            {
                "child": self._planning.child[plan],
                "start": self._planning.start[plan],
                "on": self.days[self.at[kept]],
                "seen": seen,
                "alone": np.where(seen, self.alone[kept], "N"),
            }
        )


def visits(rng: np.random.Generator, planning: Planning, story: Story) -> pd.DataFrame:
    """Return every visit, a row a child and day."""
    visiting = Visiting(rng, planning)
    visiting.run(story)
    return visiting.frame()
