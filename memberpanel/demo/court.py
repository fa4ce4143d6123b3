"""Pre-proceedings and care proceedings of the made-up county: cases of brothers and sisters before the court."""

import numpy as np
import pandas as pd

from memberpanel.demo.calendar import LATEST, LONG, SHOWN, day, days_in, to_working_day
from memberpanel.demo.noise import quiet
from memberpanel.demo.people import People
from memberpanel.demo.plans import Planning
from memberpanel.quarters import Quarter

_EARLIER = 8  # quarters before the first shown, so that the number before the court has settled
_BEGAN = LONG.index(SHOWN[0]) - _EARLIER
QUARTERS = [
    *LONG[_BEGAN:],
    *(LATEST.plus(ahead) for ahead in (1, 2, 3)),
]  # cases to come begin with letters now
_APPLICATIONS = 24  # a quarter: 6.6 a year for every 10,000 children
_LETTERS = 21  # families entering pre-proceedings in a quarter
_ORDERS = {
    "care_order": 0.36, "placement_order": 0.14, "special_guardianship": 0.17, "supervision_order": 0.16,
    "child_arrangements": 0.11, "no_order": 0.06,
}  # fmt: skip


class Court:
    """Families that enter pre-proceedings, and cases that are issued and concluded."""

    def __init__(self, rng: np.random.Generator, people: People, planning: Planning):
        self._rng, self._people = rng, people
        ends = pd.Series(planning.end).groupby(people.family[planning.child])
        starts = pd.Series(planning.start).groupby(people.family[planning.child])
        self._pool = starts.min().index.to_numpy()
        self._first, self._last = starts.min().to_numpy(), ends.max().to_numpy()
        self._taken = np.zeros(len(self._pool), dtype=bool)
        self.rows: list[dict] = []

    def _families(self, quarter: Quarter, count: int) -> list[int]:
        """Take families that are on a plan in the quarter, none of them twice."""
        start, close = day(quarter.start), day(quarter.end)
        young = self._people.eldest_born(self._pool) > start - 6000
        on_plan = (self._first < start) & (self._last > close)
        found = self._rng.permutation(np.flatnonzero(on_plan & young & ~self._taken))[:count]
        self._taken[found] = True
        return self._pool[found].tolist()

    def run(self) -> pd.DataFrame:
        rng = self._rng
        shown = quiet(rng, level=_APPLICATIONS, spread=1.6, quarters=len(SHOWN))
        early, later = np.full(_EARLIER, _APPLICATIONS), np.full(3, _APPLICATIONS)
        issued = np.rint(np.concatenate([early, shown, later])).astype(int)
        for quarter, count in zip(QUARTERS, issued, strict=True):
            after_letter = round(count * 0.42)
            self._pre_proceedings(quarter, stepped_down=_LETTERS - after_letter + int(rng.integers(-1, 2)))
            self._cases(quarter, count, after_letter)
        return pd.DataFrame(self.rows)

    def _pre_proceedings(self, quarter: Quarter, *, stepped_down: int) -> None:
        starts = self._spread(quarter, stepped_down)
        for family, start in zip(self._families(quarter, stepped_down), starts, strict=True):
            end = to_working_day(start + int(self._rng.integers(98, 168)))
            self._add(family, pre_start=start, pre_end=end, pre_outcome="stepped_down")

    def _spread(self, quarter: Quarter, count: int) -> np.ndarray:
        """Choose days spread over the whole quarter, as a court's list is."""
        days = days_in(quarter)
        places = (np.arange(count) + self._rng.random(count)) / count
        return self._rng.permutation(days[(places * len(days)).astype(int)])

    def _weeks(self, count: int) -> np.ndarray:
        """Choose how long cases take: about 35 in 100 end within 26 weeks; the median is about 40."""
        lots = np.sort((np.arange(count) + self._rng.random(count)) / count)
        return self._rng.permutation(
            np.interp(lots, (0, 0.35, 0.36, 0.52, 0.8, 1), (18, 25.6, 29, 40, 50, 68))
        )

    def _cases(self, quarter: Quarter, count: int, after_letter: int) -> None:
        lengths, starts = self._weeks(count), self._spread(quarter, count)
        for number, family in enumerate(self._families(quarter, count)):
            details = self._case(starts[number], float(lengths[number]))
            if number < after_letter:
                details |= self._letter(starts[number])
            self._add(family, **details)

    def _case(self, issued: np.datetime64, weeks: float) -> dict:
        return {
            "issued": issued,
            "concluded": to_working_day(issued + round(weeks * 7)),
            "irh": to_working_day(issued + round(weeks * 7 * 0.8)),
            "extension": weeks > 26,
            "order": str(self._rng.choice(list(_ORDERS), p=list(_ORDERS.values()))),
            "type": "supervision" if self._rng.random() < 0.07 else "care",
            "case": f"LE{str(issued)[2:4]}C{50_000 + len(self.rows)}",
        }

    def _letter(self, issued: np.datetime64) -> dict:
        """Return the pre-proceedings that came before an application."""
        end = to_working_day(issued - int(self._rng.integers(4, 15)))
        return {
            "pre_start": to_working_day(end - int(self._rng.integers(70, 150))),
            "pre_end": end,
            "pre_outcome": "issued",
        }

    def _add(self, family: int, **details) -> None:
        """Add a row for each child of the family who is in the case, mostly all of them."""
        size = int(self._people.size[family])
        count = size if self._rng.random() < 0.6 else (size + 1) // 2
        met = bool(self._rng.random() < 0.7)
        for child in self._people.first[family] + np.arange(count):
            self.rows.append({"child": int(child), "family": family, "meeting": met, **details})
