"""Say numbers the way they are read aloud, and the symbols that stand where a number is not shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

SYMBOLS = {
    "c": "[c]",
    "x": "[x]",
    "z": "[z]",
    "low": "[low]",
}
SYMBOL_MEANINGS = {
    "[c]": "hidden, so that no child or member of staff can be worked out from it",
    "[x]": "not available; the reason is given beside the measure",
    "[z]": "does not apply",
    "[low]": "more than nothing, but rounds to 0",
    "[p]": "provisional: may change with later data",
    "[r]": "revised: counted again since it was first published",
}
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_UNIT_WORDS = {"rate": "for every 10,000 children"}
_DURATIONS = ("weeks", "days", "months")


@dataclass(frozen=True)
class Change:
    """A difference between two shown values, in the unit of the measure."""

    size: float
    words: str


FEW = 20  # the smallest whole of which a percentage is worth printing


def in_words(count: int) -> str:
    """Return a small whole number as a word, a larger one in figures."""
    return _WORDS[count] if 0 <= count < len(_WORDS) else f"{count:,}"


def rounded(value: float, decimals: int) -> Decimal:
    """Round half away from zero, as the published statistics do."""
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def plain(value: float, decimals: int = 0) -> str:
    """Return 1,621 or 84.4, without a unit; minus is a minus sign."""
    return f"{rounded(value, decimals):,}".replace("-", "−")


def with_unit(value: float, *, unit: str, decimals: int = 0) -> str:
    """Return 84.4%, 38 weeks, 34.7 for every 10,000 children, or a bare count."""
    number = plain(value, decimals)
    if unit == "percent":
        return f"{number}%"
    if unit == "rate":
        return f"{number} {_UNIT_WORDS['rate']}"
    if unit in _DURATIONS:
        return f"{number} {unit[:-1] if number == '1' else unit}"
    return number


def short_value(measure: Mapping[str, Any], value: float) -> str:
    """Return a value as it stands on a tile: 84.4%, 1,621, 38 weeks, 34.7."""
    unit = "" if measure["unit"] == "rate" else measure["unit"]
    return with_unit(value, unit=unit, decimals=int(measure["decimals"]))


def said_value(measure: Mapping[str, Any], value: float) -> str:
    """Return a value as it is said in a sentence."""
    return with_unit(value, unit=measure["unit"], decimals=int(measure["decimals"]))


def cell(row: Mapping[str, Any], decimals: int = 0) -> str:
    """Return what a table prints for one figure: the number, or the symbol that stands for it."""
    return plain(row["value"], decimals) if row["status"] == "shown" else SYMBOLS[row["status"]]


def marks(row: Mapping[str, Any]) -> str:
    """Return the marks beside a figure: [p] provisional, [r] revised."""
    return " ".join(mark for mark, on in (("[p]", row["provisional"]), ("[r]", row["revised"])) if on)


def difference(measure: Mapping[str, Any], *, now: float, before: float) -> Change:
    """Say how far one shown value is from another: '12 more', '1.7 percentage points lower', 'no change'."""
    decimals = int(measure["decimals"])
    size = rounded(now, decimals) - rounded(before, decimals)
    if size == 0:
        return Change(0.0, "no change")
    number = plain(float(abs(size)), decimals)
    unit = measure["unit"]
    if unit == "percent":
        points = "percentage point" if number.rstrip("0").rstrip(".") == "1" else "percentage points"
        return Change(float(size), f"{number} {points} {'higher' if size > 0 else 'lower'}")
    if measure["statistic"] == "count" and measure["per"] == "none":
        return Change(float(size), f"{number} {'more' if size > 0 else 'fewer'}")
    if unit in _DURATIONS:
        how_long = with_unit(float(abs(size)), unit=unit, decimals=decimals)
        return Change(float(size), f"{how_long} {'longer' if size > 0 else 'shorter'}")
    return Change(float(size), f"{number} {'higher' if size > 0 else 'lower'}")
