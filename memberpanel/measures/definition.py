"""What a measure is, from the head of its file in queries/measures.

One file a measure: a head in TOML in the opening comment, then one select that returns one row for each unit.
"""

import re
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from memberpanel.periods import TOTAL, yearly
from memberpanel.refusals import Refused

QUERIES = Path(__file__).resolve().parent.parent.parent / "queries"
FOLDER = QUERIES / "measures"
IDENTITIES_FILE = QUERIES / "identities.toml"

ALLOWED = {
    "topic": ("referrals", "plans", "proceedings", "meetings", "practice"),
    "kind": ("flow", "stock"),
    "statistic": ("count", "percent", "share", "median", "mean"),
    "per": ("none", "population"),
    "protect": ("children", "staff", "things"),
    "good_is": ("low", "high", "neither"),
}
_WORDS = ("title", "question", "unit", "numerator", "denominator", "source", "explained", "whole_set")
_LISTS = ("breakdowns", "needs", "ask")
_NUMBERS = ("order", "decimals")
_OPTIONAL = {
    "comparator": None,
    "standard": None,
    "standard_words": None,
    "part_set": None,
    "within": None,
    "caveat": "",
    "sensitive": False,
    "yearly": (),
    "only_by_year": False,
}
HEAD = re.compile(r"\A\s*/\*(.*?)\*/", re.DOTALL)


class WrongMeasure(Refused):
    """A file of queries/measures says something that cannot be."""


@dataclass(frozen=True)
class Needed:
    """What must have been loaded before a quarter can be counted.

    The extract must cover the quarter (for a stock: its last day) and `months_before` it, and `columns` must have
    been supplied. `or_months_before`: so long a look-back does instead of the columns.
    """

    extract: str
    months_before: int = 0
    columns: tuple[str, ...] = ()
    or_months_before: int = 0


@dataclass(frozen=True)
class Measure:
    """A measure: its words, what it counts, how it is protected, and its SQL; see DESIGN for the keys."""

    name: str
    title: str
    question: str
    topic: str
    order: int
    unit: str
    kind: str
    statistic: str
    per: str
    protect: str
    good_is: str
    breakdowns: tuple[str, ...]
    needs: tuple[str, ...]
    numerator: str
    denominator: str
    source: str
    comparator: str | None
    decimals: int
    ask: tuple[str, ...]
    explained: str
    caveat: str
    standard: float | None
    standard_words: str | None
    whole_set: str
    part_set: str | None
    within: str | None
    sensitive: bool  # broken down, it takes the sensitive threshold of settings.toml
    yearly: tuple[str, ...]  # broken down by financial year alone: by quarter too much would be hidden
    only_by_year: bool  # the county's own figure of a quarter may be too small to show
    covers: tuple[Needed, ...]
    sql: str

    @property
    def has_years(self) -> bool:
        return bool(self.yearly) or self.only_by_year

    @property
    def tables(self) -> tuple[str, ...]:
        """Return what its figures are published by: every breakdown, then the tables by year with their total."""
        years = (yearly(TOTAL), *map(yearly, self.yearly)) if self.has_years else ()
        return (*self.breakdowns, *years)


def _problems(raw: dict) -> list[str]:
    """Return everything that is wrong with a head, in words."""
    wrong = [
        f"it has no {key}" for key in (*ALLOWED, *_WORDS, *_LISTS, *_NUMBERS, "covers") if key not in raw
    ]
    for key, allowed in ALLOWED.items():
        if key in raw and raw[key] not in allowed:
            wrong.append(f'{key} must be {", ".join(allowed[:-1])} or {allowed[-1]}, not "{raw[key]}"')
    known = {*ALLOWED, *_WORDS, *_LISTS, *_NUMBERS, *_OPTIONAL, "covers"}
    wrong += [
        f'"{key}" is not a key; the keys are {", ".join(sorted(known))}' for key in raw if key not in known
    ]
    wrong += [f"{key} must be text in quotes" for key in _WORDS if not isinstance(raw.get(key, ""), str)]
    lists = (*_LISTS, "yearly")
    wrong += [f"{key} must be a list" for key in lists if not isinstance(raw.get(key, []), list)]
    wrong += [f"{key} must be a whole number" for key in _NUMBERS if not isinstance(raw.get(key, 0), int)]
    return wrong + _problems_between(raw)


def _problems_between(raw: dict) -> list[str]:
    """Return what is wrong between the keys of a head."""
    wrong = []
    if raw.get("statistic") == "percent" and not raw.get("part_set"):
        wrong.append("a percent needs part_set, the set that its numerator counts")
    by_quarter, by_year = raw.get("breakdowns", []), raw.get("yearly", [])
    if raw.get("statistic") == "percent" and len({*by_quarter, *by_year}) > 1:
        wrong.append("a percent may be broken down by one dimension only (docs/decisions/0004)")
    if raw.get("statistic") == "share" and not [*by_quarter, *by_year]:
        wrong.append("a share needs the breakdown of which it is the share")
    if both := sorted(set(by_quarter) & set(by_year)):
        wrong.append(f"{both[0]} is published by quarter or by year, not both (docs/decisions/0007)")
    if (by_year or raw.get("only_by_year")) and raw.get("per") == "population":
        wrong.append("a rate has no table by year")
    if by_quarter and raw.get("only_by_year"):
        wrong.append("what is published by year only has no breakdown by quarter")
    known = {field.name for field in fields(Needed)}
    for covers in raw.get("covers", []):
        if "extract" not in covers or set(covers) - known:
            wrong.append(f"[[covers]] needs extract and may have {', '.join(sorted(known - {'extract'}))}")
    return wrong


def _needed(raw: dict) -> Needed:
    return Needed(
        raw["extract"],
        raw.get("months_before", 0),
        tuple(raw.get("columns", ())),
        raw.get("or_months_before", 0),
    )


def read_measure(path: Path) -> Measure:
    """Read one measure's file; raise WrongMeasure with everything that is wrong with its head."""
    text = path.read_text(encoding="utf-8")
    head = HEAD.match(text)
    if not head:
        raise WrongMeasure(f"{path.name}: it must open with its head, TOML in a /* comment */.")
    try:
        raw = tomllib.loads(head[1])
    except tomllib.TOMLDecodeError as wrong:
        raise WrongMeasure(f"{path.name}: its head is not TOML: {wrong}.") from wrong
    if problems := _problems(raw):
        raise WrongMeasure("\n".join(f"{path.name}: {problem}." for problem in problems))
    given = {key: raw.get(key, otherwise) for key, otherwise in _OPTIONAL.items()}
    given["yearly"] = tuple(given["yearly"])
    words = {key: raw[key] for key in (*ALLOWED, *_WORDS, *_NUMBERS)}
    lists = {key: tuple(raw[key]) for key in _LISTS}
    covers = tuple(_needed(covers) for covers in raw["covers"])
    return Measure(name=path.stem, sql=text, covers=covers, **words, **lists, **given)


@cache
def measures(folder: Path = FOLDER) -> dict[str, Measure]:
    """Return every measure by name, topic by topic in the order in which they are shown."""
    found = [read_measure(path) for path in folder.glob("*.sql")]
    found.sort(key=lambda one: (ALLOWED["topic"].index(one.topic), one.order, one.name))
    return {one.name: one for one in found}


def measure(name: str) -> Measure:
    """Return one measure; raise WrongMeasure with the names there are."""
    if name not in measures():
        raise WrongMeasure(f'There is no measure "{name}". There are: {", ".join(measures())}.')
    return measures()[name]


@cache
def identities() -> tuple[dict[str, str], ...]:
    """Return the stock-and-flow identities: stock now = stock before + started - ended, by measure's name."""
    return tuple(tomllib.loads(IDENTITIES_FILE.read_text(encoding="utf-8"))["identity"])


@cache
def same_sets() -> tuple[dict[str, object], ...]:
    """Return the sets that hold the same children although different records are counted: one, other, quarters_later."""
    return tuple(tomllib.loads(IDENTITIES_FILE.read_text(encoding="utf-8"))["same"])
