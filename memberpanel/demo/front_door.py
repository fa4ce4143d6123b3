"""The front door of the made-up county: contacts, referrals and assessments, quarter by quarter."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from memberpanel.demo.calendar import FRONT_DOOR, SHOWN, day, days_in, within, working_days_after
from memberpanel.demo.people import People
from memberpanel.demo.story import Story
from memberpanel.quarters import Quarter

# Shares of referrals by source, county of this size, 2023-24 (DfE, Characteristics of children in need, table C1).
_SOURCES = {
    "1A": 480, "1B": 130, "1C": 70, "1D": 43, "2A": 886, "2B": 82, "3A": 160, "3B": 140, "3C": 210, "3D": 190,
    "3E": 130, "3F": 117, "4": 43, "5A": 480, "5B": 190, "5C": 220, "5D": 121, "6": 1747, "7": 375, "8": 330,
    "9": 92, "10": 40,
}  # fmt: skip
SOURCES = tuple(_SOURCES)
_SHARES = np.array(list(_SOURCES.values())) / sum(_SOURCES.values())
NOT_PROFESSIONAL = ("1A", "1B", "1C", "1D", "9", "10")
_LONG_AGO = day("1990-01-01")


@dataclass
class Events:
    """Referral events of families: who, when, how many of the children, from whom."""

    family: np.ndarray
    on: np.ndarray
    counts: np.ndarray
    source: np.ndarray


class FrontDoor:
    """Families that are referred, and referred again."""

    def __init__(self, rng: np.random.Generator, people: People, story: Story):
        self._rng, self._people, self._story = rng, people, story
        self._last = np.full(len(people.first), _LONG_AGO)
        self._counts = np.zeros(len(people.first), dtype=int)
        self.events: list[Events] = []

    def run(self) -> None:
        """Refer families in every quarter, as many children and as many again as the story says."""
        for quarter in FRONT_DOOR:
            wanted = self._story.referrals[quarter]
            again = round(wanted * self._story.re_referrals[quarter] / 100)
            repeated = self._take(self._known_within_a_year(quarter), again, quarter)
            self._take(self._new_or_long_ago(quarter, wanted), wanted - repeated, quarter)

    def _known_within_a_year(self, quarter: Quarter) -> np.ndarray:
        start, known = day(quarter.start), slice(0, self._people.families)
        last = self._last[known]
        young = self._people.eldest_born(np.arange(self._people.families)) > start - 6200
        return self._rng.permutation(np.flatnonzero((last >= start - 270) & (last < start) & young))

    def _new_or_long_ago(self, quarter: Quarter, wanted: int) -> np.ndarray:
        start, people = day(quarter.start), self._people
        last = self._last[: people.families]
        young = people.eldest_born(np.arange(people.families)) > start - 6200
        returning = np.flatnonzero((last < start - 366) & (last > _LONG_AGO) & young)
        returning = self._rng.permutation(returning)[: wanted // 12]
        made = people.new_families(wanted, around=start + 45)
        self._counts[made] = people.size[made]
        self._counts[returning] = people.size[returning]
        return np.concatenate([returning, made])

    def _take(self, families: np.ndarray, wanted: int, quarter: Quarter) -> int:
        """Refer families in order until so many children are referred; return how many were."""
        sizes = self._counts[families]
        upto = np.cumsum(sizes)
        last = int(np.searchsorted(upto, wanted))
        taken = families[: last + 1]
        counts = sizes[: last + 1].copy()
        if last < len(families):
            counts[-1] -= upto[last] - wanted
        on = self._rng.choice(days_in(quarter), size=len(taken))
        self._last[taken], self._counts[taken] = on, counts
        source = self._rng.choice(len(SOURCES), size=len(taken), p=_SHARES)
        self.events.append(Events(taken, on, counts, source))
        return int(counts.sum())

    def all_events(self) -> Events:
        return Events(
            *(np.concatenate([getattr(e, name) for e in self.events]) for name in Events.__annotations__)
        )


def referrals(rng: np.random.Generator, people: People, door: FrontDoor, story: Story) -> pd.DataFrame:
    """Return one row a referral of a child: child, on, source, no_further_action, informed, not_required."""
    events = door.all_events()
    frame = pd.DataFrame(
        {
            "child": people.members(events.family, events.counts),
            "on": np.repeat(events.on, events.counts),
            "source": np.repeat(np.array(SOURCES, dtype=object)[events.source], events.counts),
            "event": np.repeat(np.arange(len(events.family)), events.counts),
        }
    )
    frame["no_further_action"] = False
    frame["informed"] = np.datetime64("NaT", "D")
    for quarter in FRONT_DOOR:
        _decide(rng, frame, quarter, story)
    frame["not_required"] = np.where(frame["source"] == "9", "ANON", "")
    return frame


def _decide(rng, frame: pd.DataFrame, quarter: Quarter, story: Story) -> None:
    """Set what was decided on a quarter's referrals, and when the referrer was told in writing."""
    rows = np.flatnonzero(within(frame["on"].to_numpy().astype("datetime64[D]"), quarter))
    closed = rng.permutation(rows)[: round(len(rows) * story.no_further_action[quarter] / 100)]
    frame.iloc[closed, frame.columns.get_loc("no_further_action")] = True
    asked = rng.permutation(rows[~frame["source"].iloc[rows].isin(NOT_PROFESSIONAL).to_numpy()])
    prompt = round(len(asked) * story.referrer_informed[quarter] / 100)
    late = prompt + round((len(asked) - prompt) * 0.7)
    gaps = np.concatenate([rng.integers(0, 2, prompt), rng.integers(3, 25, late - prompt)])
    told = working_days_after(frame["on"].to_numpy().astype("datetime64[D]")[asked[:late]], gaps)
    frame.iloc[asked[:late], frame.columns.get_loc("informed")] = told


def contacts(rng: np.random.Generator, people: People, referred: pd.DataFrame, story: Story) -> pd.DataFrame:
    """Return one row a contact: child, on, source, outcome; every referral began as one."""
    kept = referred[referred["on"] >= pd.Timestamp(SHOWN[0].start)]
    frames = [kept[["child", "on", "source"]].assign(outcome="referral")]
    for quarter in SHOWN:
        became = int(within(kept["on"].to_numpy().astype("datetime64[D]"), quarter).sum())
        others = round(became * (100 / story.contacts_to_referral[quarter] - 1))
        made = people.new_families(others, around=day(quarter.start) + 45, single=True)
        frames.append(
            pd.DataFrame(
                {
                    "child": people.first[made],
                    "on": rng.choice(days_in(quarter), size=others),
                    "source": rng.choice(SOURCES, size=others, p=_SHARES),
                    "outcome": rng.choice(
                        ["no_further_action", "early_help", "other"], size=others, p=[0.5, 0.38, 0.12]
                    ),
                }
            )
        )
    return pd.concat(frames, ignore_index=True)


def assessments(
    rng: np.random.Generator, people: People, referred: pd.DataFrame, story: Story
) -> pd.DataFrame:
    """Return one row an assessment: child, start, authorised, referral, seen, needs."""
    open_cases = referred[~referred["no_further_action"]].sample(frac=0.78, random_state=rng)
    starts = working_days_after(
        open_cases["on"].to_numpy().astype("datetime64[D]"), rng.integers(0, 2, len(open_cases))
    )
    late = rng.random(len(starts)) < 0.225
    taken = np.where(
        late, rng.integers(46, 62, len(starts)), np.rint(rng.triangular(4, 30, 45, len(starts))).astype(int)
    )
    authorised = working_days_after(starts, taken)
    for quarter in FRONT_DOOR[1:]:
        rows = np.flatnonzero(within(authorised, quarter))
        allowed = round(len(rows) * (1 - story.assessments_in_time[quarter] / 100))
        mended = rng.permutation(rows[late[rows]])[allowed:]
        starts[mended] = working_days_after(authorised[mended], -rng.integers(15, 45, len(mended)))
    frame = pd.DataFrame(
        {
            "child": open_cases["child"].to_numpy(),
            "start": starts,
            "authorised": authorised,
            "referral": open_cases["on"].to_numpy(),
            "seen": rng.random(len(starts)) < 0.96,
            "needs": rng.random(len(starts)) < 0.69,
        }
    )
    return _one_at_a_time(frame)


def _one_at_a_time(frame: pd.DataFrame) -> pd.DataFrame:
    """Leave out an assessment that would start while the child's last one is open."""
    rows = frame.sort_values(["child", "start"], ignore_index=True)
    return rows[~(rows["start"] <= rows.groupby("child")["authorised"].shift())].reset_index(drop=True)
