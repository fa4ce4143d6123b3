"""Why a table is published by quarter or by year: what it would have hidden, in words."""

from collections.abc import Mapping
from typing import Any


def share_words(tried: Mapping[str, Any]) -> str:
    """Return '2 of 64 (3%)'."""
    share = 100 * tried["hidden"] / tried["figures"] if tried["figures"] else 0.0
    return f"{tried['hidden']} of {tried['figures']} ({share:.0f}%)"


def table_words(tried: Mapping[str, Any]) -> str:
    """Return 'By district' and how often the table is published."""
    if tried["breakdown"] == "total":
        return "The county, each quarter"
    by = tried["breakdown"].replace("_", " ")
    return f"By {by}, {'by year' if tried['period'] == 'year' else 'each quarter'}"


def verdict_words(tried: Mapping[str, Any]) -> str:
    """Return 'fits', or what speaks against the table."""
    return f"does not fit: {tried['why']}" if tried["why"] else "fits"


def admission_words(tried: Mapping[str, Any]) -> str:
    """Return one table's trial in a sentence."""
    when = "the latest two years" if tried["period"] == "year" else "the latest eight quarters"
    against = f" This is against the rule: it {tried['why']}." if tried["why"] else ""
    return f"{table_words(tried)}: {share_words(tried)} of the figures of {when} hidden.{against}"
