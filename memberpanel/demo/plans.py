"""Section 47 enquiries, initial conferences and protection plans of the made-up county."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from memberpanel.demo.calendar import (
    LONG,
    NEVER,
    day,
    days_in,
    within,
    working_days_after,
)
from memberpanel.demo.front_door import Events
from memberpanel.demo.people import People, cut_to
from memberpanel.demo.story import PLANS_SHIFT, Story
from memberpanel.quarters import Quarter

# First categories of plans, about as in a county of this size in 2023-24 (DfE: 286, 29, 23, 149 and 66 of 553).
_CATEGORIES = {"NEG": 286, "PHY": 28, "SAB": 24, "EMO": 149, "MUL": 66}
CATEGORIES = tuple(_CATEGORIES)
_CATEGORY_SHARES = np.array(list(_CATEGORIES.values())) / sum(_CATEGORIES.values())
END_REASONS = ("child_in_need", "in_care", "closed", "transferred", "turned_18", "other")
_REASON_SHARES = (0.60, 0.15, 0.12, 0.07, 0.03, 0.03)
# The chance that a plan ends within a quarter, by how long it has run (days), from DfE's plans ended by duration.
_ENDING = ((92, 0.13), (183, 0.14), (365, 0.40), (730, 0.34), (10_000, 0.52))
_LONG_AGO = day("1990-01-01")


@dataclass
class Conferences:
    """One row a family's initial conference: strategy discussion, conference, children there, plans made."""

    family: list
    strategy: list
    held: list
    counts: list
    plans: list


class Planning:
    """Conferences and plans, quarter by quarter; a plan is a place in the arrays."""

    def __init__(
        self, rng: np.random.Generator, people: People, events: Events, story: Story, *, closed: np.ndarray
    ):
        """`closed` marks the events that led to no further action: no plan comes of them."""
        self._rng, self._people, self._events, self._story = rng, people, events, story
        self._event_used = closed.copy()
        size = len(people.first)
        self._last_referral = np.full(size, _LONG_AGO)
        np.maximum.at(self._last_referral, events.family, events.on)
        self._last_end = np.full(size, _LONG_AGO)  # by family; NEVER while a plan is open
        self._planned = np.zeros(size, dtype=int)  # how many of a family's children were on the last plan
        self.child, self.group = np.zeros(0, dtype=int), np.zeros(0, dtype=int)
        self.start = self.end = np.zeros(0, dtype="datetime64[D]")
        self.previous = np.zeros(0, dtype=int)
        self.conferences = Conferences([], [], [], [], [])

    def run(self) -> None:
        self._begin_with(self._story.plans_open[LONG[0]])
        for quarter in LONG:
            self._start_plans(quarter)
            self._end_plans(quarter)

    def _begin_with(self, wanted: int) -> None:
        """Open the stock that stood before the first quarter, started over the two years before."""
        first = day(LONG[0].start)
        made = self._people.new_families(wanted, around=first - 200)
        counts = cut_to(self._people.size[made], wanted)
        made = made[: len(counts)]
        on = first - 1 - np.minimum(self._rng.exponential(210, len(made)), 800).astype(int)
        self._open(made, counts, working_days_after(on, 0), np.zeros(len(made), dtype=int))

    def _start_plans(self, quarter: Quarter) -> None:
        wanted = self._story.plans_started[quarter]
        repeats = round(wanted * self._story.repeat_plans[quarter] / 100)
        soon = self._ended_between(quarter, 40, 270)
        later = self._ended_between(quarter, 400, 2300)
        short_gap = self._hold(quarter, soon, round(repeats * 0.36), self._planned[soon], 1)
        long_gap = self._hold(quarter, later, round(repeats * 0.36), self._planned[later], 1)
        fresh = self._never_planned(quarter)
        sizes = self._people.size[fresh]
        elsewhen = self._hold(quarter, fresh, repeats - short_gap - long_gap, sizes, 1)
        self._hold(
            quarter,
            fresh[self._last_end[fresh] == _LONG_AGO],
            wanted - short_gap - long_gap - elsewhen,
            None,
            0,
        )

    def _ended_between(self, quarter: Quarter, least: int, most: int) -> np.ndarray:
        start, known = day(quarter.start), self._people.families
        last = self._last_end[:known]
        young = self._people.eldest_born(np.arange(known)) > start - 6000
        settled = self._last_referral[:known] < start  # nobody on a plan is referred again
        ended = (last > start - most) & (last < start - least)
        return self._rng.permutation(np.flatnonzero(ended & young & settled))

    def _never_planned(self, quarter: Quarter) -> np.ndarray:
        """Return families lately referred that never had a plan, or new ones before referrals are known."""
        start, events = day(quarter.start), self._events
        free = (self._last_end[events.family] == _LONG_AGO) & ~self._event_used
        last = events.on == self._last_referral[events.family]
        lately = np.flatnonzero((events.on > start - 32) & (events.on < start + 52) & free & last)
        if not len(lately):
            return self._people.new_families(400, around=start + 45)
        self._lately = dict(zip(events.family[lately], lately, strict=True))
        young = self._people.eldest_born(events.family[lately]) > start - 6000
        return self._rng.permutation(np.unique(events.family[lately][young]))

    def _hold(self, quarter, families, wanted: int, sizes, previous: int) -> int:
        """Hold conferences on families in order until so many plans are made; return how many were."""
        if wanted <= 0 or not len(families):
            return 0
        sizes = self._people.size[families] if sizes is None else sizes
        plans = cut_to(sizes, wanted)
        families = families[: len(plans)]
        held = self._dates(quarter, families)
        counts = np.maximum(self._people.size[families] * (self._rng.random(len(plans)) < 0.35), plans)
        self._confer(families, held, counts, plans)
        self._open(families, plans, held, np.full(len(plans), previous))
        return int(plans.sum())

    def _dates(self, quarter: Quarter, families: np.ndarray) -> np.ndarray:
        """Choose conference days in the quarter, three weeks or so after the referral where there is one."""
        drawn = self._rng.choice(days_in(quarter), size=len(families))
        known = getattr(self, "_lately", {})
        for at, family in enumerate(families):
            if family in known and self._last_end[family] == _LONG_AGO:
                event = known[family]
                self._event_used[event] = True
                earliest = max(self._events.on[event] + 34, day(quarter.start))
                later = days_in(quarter)
                later = later[(later >= earliest) & (later <= earliest + 25)]
                drawn[at] = self._rng.choice(later) if len(later) else days_in(quarter)[-1]
        return drawn

    def _confer(self, families, held, counts, plans) -> None:
        rows = self.conferences
        for name, values in (("family", families), ("held", held), ("counts", counts), ("plans", plans)):
            getattr(rows, name).append(values)

    def _open(self, families, counts, on, previous) -> None:
        children = self._people.members(families, counts)
        known = pd.Series(self.child).value_counts()
        groups = (self.group.max() + 1 if len(self.group) else 0) + np.arange(len(families))
        before = known.reindex(children).fillna(0).to_numpy().astype(int)
        self.child = np.concatenate([self.child, children])
        self.group = np.concatenate([self.group, np.repeat(groups, counts)])
        self.start = np.concatenate([self.start, np.repeat(on, counts)])
        self.end = np.concatenate([self.end, np.full(len(children), NEVER)])
        self.previous = np.concatenate([self.previous, np.maximum(before, np.repeat(previous, counts))])
        self._last_end[families], self._planned[families] = NEVER, counts

    def _end_plans(self, quarter: Quarter) -> None:
        """End as many plans as the story says, whole families where it can, the likeliest first."""
        start, close = day(quarter.start), day(quarter.end)
        open_now = np.flatnonzero((self.end == NEVER) & (self.start < close - 25))
        ran = (close - self.start[open_now]).astype(int)
        chance = np.select([ran - 45 < upto for upto, _ in _ENDING], [chance for _, chance in _ENDING])
        groups, place = np.unique(self.group[open_now], return_inverse=True)
        lots = self._rng.exponential(size=len(groups))[place] / -np.log1p(-chance)
        order = np.argsort(lots, kind="stable")
        chosen = self._old_ones_first(open_now[order], ran[order], shifted=quarter >= PLANS_SHIFT)[
            : self._story.plans_ended[quarter]
        ]
        by_group = dict(zip(groups, self._rng.choice(days_in(quarter), size=len(groups)), strict=True))
        ends = np.array([by_group[group] for group in self.group[chosen]], dtype="datetime64[D]")
        old = (close - self.start[chosen]).astype(int) > 735
        earliest = np.maximum(self.start[chosen] + np.where(old, 736, 22), start)
        self.end[chosen] = working_days_after(np.maximum(ends, earliest), 0)
        families = self._people.family[self.child[chosen]]
        still = np.isin(families, self._people.family[self.child[self.end == NEVER]])
        self._last_end[families[~still]] = self.end[chosen[~still]]

    def _old_ones_first(self, plans: np.ndarray, ran: np.ndarray, *, shifted: bool) -> np.ndarray:
        """Put first the plans that would leave too many open for two years, and last those to be left."""
        keep_old, keep_nearly = 12 + self._rng.integers(0, 4), 8 + self._rng.integers(0, 3)
        keep_old += 3 if shifted else 0  # so that their share of a larger stock stays what it was
        old, nearly = plans[ran > 735], plans[(ran > 640) & (ran <= 735)]
        first = np.concatenate(
            [old[: max(len(old) - keep_old, 6)], nearly[: max(len(nearly) - keep_nearly, 0)]]
        )
        return np.concatenate([first, plans[ran <= 640]])


def plans(rng: np.random.Generator, planning: Planning) -> pd.DataFrame:
    """Return one row a plan: child, group, start, end, first and latest category, previous, reason, visits."""
    count = len(planning.child)
    groups = planning.group.max() + 1
    first = rng.choice(CATEGORIES, size=groups, p=_CATEGORY_SHARES)[planning.group]
    changed = rng.random(count) < 0.06
    reason = rng.choice(END_REASONS, size=groups, p=_REASON_SHARES)[planning.group]
    return pd.DataFrame(
        {
            "child": planning.child,
            "group": planning.group,
            "start": planning.start,
            "end": np.where(planning.end == NEVER, np.datetime64("NaT"), planning.end),
            "initial": first,
            "latest": np.where(changed, rng.choice(CATEGORIES, size=count, p=_CATEGORY_SHARES), first),
            "previous": planning.previous,
            "reason": np.where(planning.end == NEVER, "", reason),
            "other_authority": False,
            "seen_alone": rng.random(count) < 0.9,
            "visited": rng.choice([3, 5, 7, 8, 9, 12], size=count, p=[0.2, 0.25, 0.2, 0.15, 0.1, 0.1]),
        }
    )


def conferences(rng: np.random.Generator, people: People, planning: Planning, story: Story) -> pd.DataFrame:
    """Return one row an enquiry about a child: child, family, strategy, held, not_needed, plan, transfer."""
    rows = planning.conferences
    family, held, counts, plans_made = (
        np.concatenate(part) for part in (rows.family, rows.held, rows.counts, rows.plans)
    )
    order = np.argsort(held, kind="stable")
    family, held, counts, plans_made = family[order], held[order], counts[order], plans_made[order]
    family, held, counts, plans_made = _without_plans(
        rng, people, planning, story, (family, held, counts, plans_made)
    )
    late = _late(rng, held, counts, story)
    gaps = np.where(late, rng.integers(17, 23, len(held)), rng.integers(6, 15, len(held)))
    place = np.concatenate([np.arange(count) for count in counts])
    strategy = working_days_after(held, -gaps)
    return pd.DataFrame(
        {
            "child": people.members(family, counts),
            "family": np.repeat(family, counts),
            "strategy": np.repeat(strategy, counts),
            "held": np.repeat(held, counts),
            "not_needed": False,
            "plan": place < np.repeat(plans_made, counts),
            "transfer": np.repeat(rng.random(len(held)) < 0.012, counts),
        }
    )


def _without_plans(rng, people: People, planning: Planning, story: Story, rows: tuple) -> tuple:
    """Add conferences that made no plan, so that the share that did is as the story says."""
    family, held, counts, plans_made = rows
    added = []
    for quarter in LONG:
        of_quarter = within(held, quarter)
        made = plans_made[of_quarter].sum()
        missing = round(made * 100 / story.conferences_to_plan[quarter]) - counts[of_quarter].sum()
        if missing > 0:
            fresh = people.new_families(missing, around=day(quarter.start) + 45)
            sizes = cut_to(people.size[fresh], missing)
            added.append((fresh[: len(sizes)], rng.choice(days_in(quarter), size=len(sizes)), sizes))
    extra = [np.concatenate(part) for part in zip(*added, strict=True)]
    none = np.zeros(len(extra[0]), dtype=int)
    joined = [np.concatenate(pair) for pair in zip(rows, (*extra, none), strict=True)]
    order = np.argsort(joined[1], kind="stable")
    return tuple(part[order] for part in joined)


def _late(rng, held, counts, story: Story) -> np.ndarray:
    """Choose whole families whose conference was late, so that children in time are as the story says."""
    late = np.zeros(len(held), dtype=bool)
    for quarter in LONG:
        rows = np.flatnonzero(within(held, quarter))
        wanted = round(counts[rows].sum() * (1 - story.conferences_in_time[quarter] / 100))
        chosen = rng.permutation(rows)
        late[chosen[: len(cut_to(counts[chosen], wanted))]] = True
    return late


def enquiries_alone(
    rng, planning: Planning, people: People, conferred: pd.DataFrame, story: Story
) -> pd.DataFrame:
    """Return enquiries that led to no conference, so that all enquiries of a quarter are as the story says."""
    events, frames = planning._events, []
    led = conferred["strategy"].to_numpy().astype("datetime64[D]")
    for quarter in LONG:
        missing = max(story.enquiries[quarter] - int(within(led, quarter).sum()), 0)
        pool = rng.permutation(np.flatnonzero(within(events.on, quarter) & ~planning._event_used))
        if len(pool):
            counts = cut_to(events.counts[pool], missing)
            families, base = events.family[pool[: len(counts)]], events.on[pool[: len(counts)]]
        else:
            families = people.new_families(missing, around=day(quarter.start))
            counts = cut_to(people.size[families], missing)
            families, base = families[: len(counts)], np.full(len(counts), day(quarter.start))
        on = np.minimum(working_days_after(base, rng.integers(0, 6, len(base))), day(quarter.end))
        frames.append(_alone(people, families, counts, on))
    return pd.concat(frames, ignore_index=True)


def _alone(people: People, families, counts, on) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "child": people.members(families, counts),
            "family": np.repeat(families, counts),
            "strategy": np.repeat(on, counts),
            "held": np.datetime64("NaT", "D"),
            "not_needed": True,
            "plan": False,
            "transfer": False,
        }
    )
