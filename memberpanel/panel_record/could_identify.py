"""What in a text could point to a child: a small count, a name, an age with a place, the day of an event."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from memberpanel.settings import settings

_WORDS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_CHILD = (
    r"(?:child(?:ren)?|famil(?:y|ies)|siblings?|brothers?|sisters?|twins|bab(?:y|ies)|girls?|boys?|infants?|toddlers?"
    r"|teenagers?|young (?:people|person)|pupils?|mothers?|fathers?|parents?|plans?|cases?|deaths?)"
)
_FEW = ("a single", "a couple of", "a pair of", "both")  # counts that are no number word
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
# The day of a deadline, or the last day of a quarter, is not the day of something that happened to a child.
_DAY = re.compile(
    rf"(?P<before>\b\w+\s+)?\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})\b"
    rf"|\b(?P<turned>{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?)\b(?! \d{{2}}\b)"
    r"|(?P<written>\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b)",
    re.IGNORECASE,
)
_QUARTER_ENDS = {("30", "jun"), ("30", "sep"), ("31", "dec"), ("31", "mar")}
_DEADLINE = {"by", "before", "until", "due"}
_AGE = re.compile(
    r"\b(?:aged? (?:of )?(?:\d{1,2}|[a-z]+)\b|(?:\d{1,2}|[a-z]+)[- ](?:year|month|week)s?[- ]olds?)",
    re.IGNORECASE,
)
_AGE_BAND = re.compile(
    r"\baged? (?:under|over|\d+ (?:to|or|and)|\d+[-–]\d+|between|groups?|bands?)", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[.!?:;])\s+|\n+")
PANEL_WORDS_FILE = Path(__file__).resolve().parent.parent.parent / "data" / "reference" / "panel_words.txt"


@cache
def _panel_words() -> frozenset[str]:
    """Return words that begin with a capital in this panel's language and are nobody's name."""
    lines = PANEL_WORDS_FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _number(threshold: int) -> str:
    return "(?:" + "|".join([*_FEW, *_WORDS[1:threshold], *(str(n) for n in range(1, threshold))]) + ")"


def _small_counts(text: str, threshold: int) -> list[str]:
    number, between = _number(threshold), r"(?:[\s(]+(?!and\b|or\b|but\b)[\w'’-]+){0,3}?[\s(]+"
    before = re.compile(
        rf"(?<![\w.,%/-])(?<!one in ){number}(?! in\b)(?![\w.,]*[\d%]|[-/]){between}{_CHILD}\b", re.IGNORECASE
    )
    after = re.compile(
        rf"\b{_CHILD}(?::\s*|\s*\(|\s+(?:was|were|is|are|numbered)\s+){number}\b(?!\s*%|[.,]\d)", re.I
    )
    found = [match.group(0).strip() for pattern in (before, after) for match in pattern.finditer(text)]
    return [f'"{words}" is a count below {threshold}.' for words in found]


def _names(text: str, places: Iterable[str]) -> list[str]:
    known = _panel_words() | {word for place in places for word in re.findall(r"[\w’'-]+", place)}
    found = []
    for sentence in _SENTENCE.split(text):
        words = re.findall(r"[\w’'-]+", sentence)
        for word in words[1:]:
            bare = re.sub(r"['’]s?$", "", word)
            if (
                re.fullmatch(r"[A-Z][a-z’'-]+(?:[A-Z][a-z]+)*", bare)
                and bare not in known
                and word not in known
            ):
                found.append(bare)
    return [f'"{name}" may be a name.' for name in dict.fromkeys(found)]


def _ages(text: str, places: Iterable[str]) -> list[str]:
    found = []
    for sentence in _SENTENCE.split(text):
        ages = [age.group(0) for age in _AGE.finditer(sentence) if not _AGE_BAND.match(age.group(0) + " ")]
        ages = [age for age in ages if not _AGE_BAND.search(sentence)]
        where = [place for place in places if re.search(rf"\b{re.escape(place)}\b", sentence, re.IGNORECASE)]
        if ages and where:
            found.append(f'"{ages[0]}" stands with the place {where[0]}.')
        elif ages and re.search(r"\b(?:a|an|the|one)\b", sentence, re.IGNORECASE):
            found.append(f'"{ages[0]}" is the age of one child.')
    return found


def _days(text: str) -> list[str]:
    found = []
    for match in _DAY.finditer(text):
        if match["written"] or match["turned"]:
            found.append(match["written"] or match["turned"])
        elif (match["before"] or "").strip().lower() not in _DEADLINE and (
            match["day"],
            match["month"][:3].lower(),
        ) not in _QUARTER_ENDS:
            found.append(f"{match['day']} {match['month']}")
    return [f'"{day}" is the day of an event.' for day in found]


def could_identify(
    text: str, *, places: Iterable[str] | None = None, threshold: int | None = None
) -> list[str]:
    """Return the reasons for which a text could point to a child, in words; an empty list when there is none.

    It errs on the side of asking: whoever wrote the text may keep it, with a reason that is recorded.
    """
    places = tuple(settings().districts if places is None else places)
    known = (*places, settings().authority, settings().region)
    threshold = threshold or settings().threshold
    return [*_small_counts(text, threshold), *_names(text, known), *_ages(text, places), *_days(text)]
