"""Financial quarters: Q1 is April to June."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from memberpanel.refusals import Refused

_WRITTEN = re.compile(r"(\d{4})-(\d{2})-Q([1-4])")
_MONTHS = ("April to June", "July to September", "October to December", "January to March")
_SHORT_MONTHS = ("Apr–Jun", "Jul–Sep", "Oct–Dec", "Jan–Mar")


class NotAQuarter(Refused):
    """What was written is not a financial quarter."""


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter of the financial year that began in April of `year`; `number` is 1 to 4."""

    year: int
    number: int

    @classmethod
    def parse(cls, written: str) -> "Quarter":
        """Read `2026-27-Q2`; raise NotAQuarter otherwise."""
        found = _WRITTEN.fullmatch(str(written).strip())
        if not found or (int(found[1]) + 1) % 100 != int(found[2]):
            raise NotAQuarter(f'"{written}" is not a quarter. Write it as 2026-27-Q2 (Q1 is April to June).')
        return cls(int(found[1]), int(found[3]))

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """Return the quarter in which a day falls."""
        months_since_april = (day.month - 4) % 12
        return cls(day.year if day.month >= 4 else day.year - 1, months_since_april // 3 + 1)

    @property
    def start(self) -> date:
        month = 3 * self.number + 1
        return date(self.year, month, 1) if month <= 12 else date(self.year + 1, 1, 1)

    @property
    def end(self) -> date:
        return self.plus(1).start - timedelta(days=1)

    def plus(self, quarters: int) -> "Quarter":
        """Return the quarter so many later (or earlier, when negative)."""
        count = self.year * 4 + (self.number - 1) + quarters
        return Quarter(count // 4, count % 4 + 1)

    def minus(self, other: "Quarter") -> int:
        """Return how many quarters lie between the other and this."""
        return (self.year - other.year) * 4 + self.number - other.number

    @property
    def _calendar_year(self) -> int:
        return self.year + 1 if self.number == 4 else self.year

    @property
    def said(self) -> str:
        """July to September 2026 (Q2)"""
        return f"{_MONTHS[self.number - 1]} {self._calendar_year} (Q{self.number})"

    @property
    def in_words(self) -> str:
        """July to September 2026"""
        return f"{_MONTHS[self.number - 1]} {self._calendar_year}"

    @property
    def short(self) -> str:
        """Jul–Sep 2026"""
        return f"{_SHORT_MONTHS[self.number - 1]} {self._calendar_year}"

    def __str__(self) -> str:
        return f"{self.year}-{(self.year + 1) % 100:02d}-Q{self.number}"


def last_quarters(latest: Quarter, count: int) -> list[Quarter]:
    """Return so many quarters in order, the latest last."""
    return [latest.plus(back) for back in range(1 - count, 1)]
