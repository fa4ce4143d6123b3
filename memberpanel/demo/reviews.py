"""Reviews of the made-up county's plans: due at three months, then every six; some late, as the story says."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from memberpanel.demo.calendar import LONG, NEVER, SECOND_DELIVERY, day, months_after, to_working_day, within
from memberpanel.demo.people import People
from memberpanel.demo.plans import Planning
from memberpanel.demo.story import Story
from memberpanel.quarters import Quarter

_FIRST, _LATER = 3, 6  # months: the first after the conference, the others after the review before


@dataclass
class _Schedule:
    """The reviews of one family's plan: when each is due and when it is held."""

    due: list[np.datetime64]
    held: list[np.datetime64]


class Reviewing:
    """Reviews by family, made late until the share of plans reviewed in time is as the story says."""

    def __init__(self, rng: np.random.Generator, planning: Planning):
        self._rng, self._planning = rng, planning
        self._ends = pd.Series(planning.end).groupby(planning.group).max().to_numpy().astype("datetime64[D]")
        self._starts = (
            pd.Series(planning.start).groupby(planning.group).min().to_numpy().astype("datetime64[D]")
        )
        self.schedules = [
            self._follow(_Schedule([], []), start, end)
            for start, end in zip(self._starts, self._ends, strict=True)
        ]
        self._late_from = np.full(len(self._starts), NEVER)

    def _follow(self, schedule: _Schedule, start, end) -> _Schedule:
        """Add reviews in time until the plan ends or the demonstration does."""
        last = min(end, day(SECOND_DELIVERY))
        while True:
            before, allowed = (schedule.held[-1], _LATER) if schedule.held else (start, _FIRST)
            due = months_after(before, allowed)
            held = to_working_day(due - int(self._rng.integers(5, 28)))
            if held > last:
                return schedule
            schedule.due.append(due)
            schedule.held.append(held)

    def run(self, story: Story) -> None:
        for quarter in LONG:
            self._make_late(quarter, story.reviews_in_time[quarter])

    def _make_late(self, quarter: Quarter, in_time: float) -> None:
        """Make late as many more families' reviews as the quarter's share wants."""
        close, planning = day(quarter.end), self._planning
        counted = (months_after(planning.start, _FIRST) <= close) & (planning.end > close)
        sizes = np.bincount(planning.group[counted], minlength=len(self._starts))
        already = sizes[self._late_from <= close].sum()
        missing = round(counted.sum() * (1 - in_time / 100)) - already
        for group in self._rng.permutation(np.flatnonzero(sizes & (self._late_from > close))):
            if missing <= 0:
                return
            at = self._due_in(group, quarter)
            if at >= 0 and sizes[group] <= missing:
                self._put_off(group, at)
                missing -= sizes[group]

    def _due_in(self, group: int, quarter: Quarter) -> int:
        due = np.array(self.schedules[group].due, dtype="datetime64[D]")
        found = np.flatnonzero((due >= day(quarter.start)) & (due <= day(quarter.end)))
        return int(found[0]) if len(found) else -1

    def _put_off(self, group: int, at: int) -> None:
        """Hold a review days or weeks after it was due, and plan those after it anew."""
        schedule = self.schedules[group]
        due = schedule.due[at]
        kept = _Schedule(schedule.due[: at + 1], schedule.held[:at])
        kept.held.append(to_working_day(due + int(self._rng.integers(11, 40))))
        self.schedules[group] = self._follow(kept, self._starts[group], self._ends[group])
        self._late_from[group] = due


def reviews(
    rng: np.random.Generator, people: People, planning: Planning, held: Reviewing, story: Story
) -> pd.DataFrame:
    """Return one row a review of a child's plan: child, group, start, due, on, end (of the plan), participation, continued, quorate."""
    rows = [
        (child, group, start, end, due, on)
        for child, group, start, end in zip(
            planning.child, planning.group, planning.start, planning.end, strict=True
        )
        for due, on in zip(held.schedules[group].due, held.schedules[group].held, strict=True)
        if start < on <= end
    ]
    frame = pd.DataFrame(rows, columns=["child", "group", "start", "end", "due", "on"])
    on = frame["on"].to_numpy().astype("datetime64[D]")
    frame["continued"] = frame["end"].to_numpy().astype("datetime64[D]") > on
    frame["participation"] = _participation(rng, people, frame["child"].to_numpy(), on, story)
    quorate = rng.random(on.astype(int).max() + len(held.schedules) + 1) < 0.91
    frame["quorate"] = quorate[frame["group"].to_numpy()]
    return frame


def _participation(rng, people: People, child: np.ndarray, on: np.ndarray, story: Story) -> np.ndarray:
    """Say how each child took part: PN0 under four, PN7 not at all, as often as the story says."""
    codes = rng.choice(
        ["PN1", "PN2", "PN3", "PN4", "PN5", "PN6"], size=len(on), p=[0.3, 0.06, 0.04, 0.2, 0.1, 0.3]
    )
    aged = (on - people.born[child]).astype(int) / 365.25
    old_enough = aged >= 4
    for quarter in LONG:
        rows = rng.permutation(np.flatnonzero(within(on, quarter) & old_enough))
        codes[rows[round(len(rows) * story.child_took_part[quarter] / 100) :]] = "PN7"
    return np.where(old_enough, codes, "PN0")
