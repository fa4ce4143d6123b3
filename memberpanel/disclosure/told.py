"""What a reader learns from the texts of a release: a number beside the name of a group; part of the attack.

`14 children in Melton` gives away what the table hides of Melton, and what was hidden beside it. A number that the
measure's tables print already says nothing new.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pandas as pd

from memberpanel.disclosure.knowledge import Knowledge, Name
from memberpanel.disclosure.release_files import Release
from memberpanel.periods import is_total

_WORDS = (
    "", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip  # "one" and "none" are more often no numbers; before a child they are asked about elsewhere
_COMMON = {"other", "others", "unknown", "none", "all", "yes", "no"}  # groups whose names are ordinary words
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
# A day, a year, a quarter, a span of time and a count of staff are no counts of children.
_NO_COUNT = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b|\b(?:19|20)\d\d(?:[-/]\d\d)?\b|\bQ[1-4]\b|\b\d+(?:st|nd|rd|th)\b"
    rf"|\b{_MONTH} \d{{1,2}}\b|\b(?:aged?|under|over|section|rule|chapter) \d+(?:(?: to |[-–])\d+)?\b|\bone in \w+\b"
    r"|\b(?:\d+|"
    + "|".join(_WORDS[2:])
    + r")(?: to (?:\d+|\w+))? (?:more |new |further |other |senior |agency )?"
    r"(?:(?:working|school|calendar) )?(?:years?|months?|weeks?|days?|hours?|quarters?|posts?|vacanc(?:y|ies)|workers?"
    r"|social workers?|managers?|staff|agenc(?:y|ies)|teams?|chairs?|times?|meetings?|districts?|actions?|steps?)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?<![\w.,/-])(?P<figure>\d[\d,]*(?:\.\d+)?)(?P<percent> ?%| per ?cent)?(?![\w/-])|\b(?P<word>"
    + "|".join(_WORDS[2:])
    + r")\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")


@dataclass(frozen=True)
class Told:
    """A hidden cell beside whose name a text has a number that it could be."""

    set: str
    quarter: str
    breakdown: str
    group: str
    where: str  # the table of the text, as it is called in a release


@dataclass(frozen=True)
class _Hidden:
    """The hidden cells of one measure in one quarter, and the rows of figures that its tables show."""

    cells: list[Name]
    quarter: str
    shown: pd.DataFrame

    def printed(self, sentence: str) -> set[float]:
        """Return what stands printed of the quarter, of the county, or of a group that a sentence names."""
        groups = [group for group in set(self.shown["group_name"]) if _names(group).search(sentence)]
        near = (
            (self.shown["quarter"] == self.quarter)
            | self.shown["breakdown"].map(is_total).astype(bool)
            | self.shown["group_name"].isin(groups)
        )
        rows = self.shown[near]
        numbers = pd.concat([rows["numerator"], rows["denominator"], rows["value"]]).dropna()
        return {*numbers, *numbers.round(), *(rows["denominator"] - rows["numerator"]).dropna()}


def told(knowledge: Knowledge, releases: list[Release], intervals: dict[Name, tuple[int, int]]) -> list[Told]:
    """Return the hidden cells that a text of any release could tell."""
    found: dict[Told, None] = {}
    for release in releases:
        for text in release.texts.itertuples(index=False):
            hidden = _hidden(knowledge, release, text.measure, text.quarter)
            for sentence in _SENTENCE.split(text.words) if hidden.cells else ():
                for name in _in_sentence(sentence, hidden, intervals):
                    found[Told(*name, text.place)] = None
    return list(found)


def _hidden(knowledge: Knowledge, release: Release, measure: str, quarter: str) -> _Hidden:
    of = release.measures[release.measures["measure"] == measure]
    sets = {name for name in (*of["whole_set"], *of["part_set"]) if isinstance(name, str) and name}
    sets |= {f"{whole} but not {part}" for whole in of["whole_set"] for part in of["part_set"] if part}
    cells = [
        name
        for name in (*knowledge.hidden, *(one for one in knowledge.derived if not is_total(one[2])))
        if name[0] in sets and name[1] == quarter and name not in knowledge.known
    ]
    rows = release.figures[(release.figures["measure"] == measure) & (release.figures["status"] == "shown")]
    return _Hidden(cells, quarter, rows)


def _in_sentence(sentence: str, hidden: _Hidden, intervals: dict[Name, tuple[int, int]]) -> Iterator[Name]:
    """Yield the cells that a sentence could tell: of the groups that it names, or the county's own."""
    named = [
        name
        for name in hidden.cells
        if name in intervals and (is_total(name[2]) or _names(name[3]).search(sentence))
    ]
    printed = hidden.printed(sentence) if named else set()
    for name in named:
        sentence = sentence if is_total(name[2]) else _names(name[3]).sub(" ", sentence)
    for number, percent in _numbers(sentence) if named else ():
        if number in printed:
            continue
        for name in named:
            low, high = intervals[name]
            if percent or low <= number <= high or _together(number, name, named, intervals):
                yield name


@cache
def _names(group: str) -> re.Pattern:
    return re.compile(rf"\b{re.escape(group)}\b", 0 if group.lower() in _COMMON else re.IGNORECASE)


def _together(number: float, name: Name, named: list[Name], intervals: dict[Name, tuple[int, int]]) -> bool:
    """Say whether a number could be that of all groups named in a sentence together."""
    ends = [intervals[one] for one in named if one[:3] == name[:3]]
    return len(ends) > 1 and sum(low for low, _ in ends) <= number <= sum(high for _, high in ends)


def _numbers(sentence: str) -> Iterator[tuple[float, bool]]:
    """Yield each number that may count children, and whether it is a percentage."""
    for match in _NUMBER.finditer(_NO_COUNT.sub(" ", sentence)):
        if match["word"]:
            yield float(_WORDS.index(match["word"].lower())), False
        else:
            yield float(match["figure"].replace(",", "")), bool(match["percent"])
