"""Say how a release stands: provisional or final, data as at, and what its symbols mean."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from memberpanel.home import BANNER, DEMONSTRATION
from memberpanel.periods import year_in_words
from memberpanel.quarters import Quarter
from memberpanel.words.grammar import large_first, listed, small_first
from memberpanel.words.numbers import SYMBOL_MEANINGS

DRAFT = "DRAFT: not approved, not for circulation"


def day_words(written: str | date) -> str:
    """Return 14 October 2026 for 2026-10-14."""
    day = written if isinstance(written, date) else date.fromisoformat(str(written)[:10])
    return f"{day.day} {day:%B %Y}"


@dataclass(frozen=True)
class RestatedYear:
    """A finished year that a release counted again: its last quarter, in which release, why, and the tables of measures."""

    year: Quarter
    release: str
    reason: str
    tables: tuple[tuple[str, str], ...]  # measure, dimension


def restatements(manifest: Mapping[str, str]) -> list[RestatedYear]:
    """Return the years that were restated up to a release."""
    return [
        RestatedYear(
            Quarter.parse(one["year"]),
            one["release"],
            one["reason"],
            tuple((of, by) for of, by in one["tables"]),
        )
        for one in json.loads(manifest.get("restated") or "[]")
    ]


def restated_words(one: RestatedYear, titles: Mapping[str, str]) -> str:
    """Return when and why a year was restated, and which tables are those of the restatement."""
    tables = listed(
        [f"{small_first(titles[of])} by {by.replace('_', ' ')}" for of, by in one.tables if of in titles]
    )
    again = (
        f"Counted again, and marked [r]: {tables}." if tables else "No table could be printed again safely."
    )
    why = one.reason if one.reason.endswith((".", "!", "?")) else f"{one.reason}."
    again = f"Counted again, and marked [r]: {tables}."
    return f"{large_first(year_in_words(one.year))}, with {one.release}: {why} {again} Other tables stand as first reported."


def status_line(manifest: Mapping[str, str], *, approved: str = "") -> str:
    """Return 'Quarter 2, 2026-27 · provisional · data as at 14 October 2026 · next revision …'.

    `approved` is 'the Director, 30 October', when it is.
    """
    quarter = Quarter.parse(manifest["quarter"])
    parts = [
        f"Quarter {quarter.number}, {manifest['quarter'][:7]}",
        manifest["status"],
        f"data as at {day_words(manifest['cut_off'])}",
        f"approved by {approved}" if approved else "",
        f"next revision {manifest['next_revision']}" if manifest.get("next_revision") else "",
        *[
            f"{year_in_words(one.year)} restated"
            for one in restatements(manifest)
            if one.release == manifest["release"]
        ],
    ]
    return " · ".join(part for part in parts if part)


def bands(manifest: Mapping[str, str], *, draft: bool) -> list[str]:
    """Return what must stand on every page and slide: demonstration data, and a draft."""
    found = [BANNER] if manifest["stamp"] == DEMONSTRATION else []
    return [*found, DRAFT] if draft else found


def symbols_of(figures: pd.DataFrame) -> list[str]:
    """Return the symbols and marks that stand in a frame of figures, in the order in which they are explained."""
    present = {f"[{status}]" for status in figures["status"].unique()}
    present |= {"[p]"} if figures["provisional"].any() else set()
    present |= {"[r]"} if figures["revised"].any() else set()
    return [symbol for symbol in SYMBOL_MEANINGS if symbol in present]


def symbols_explained(figures: pd.DataFrame) -> str:
    """Return one line that explains the symbols used, or nothing."""
    return " · ".join(f"{symbol} {SYMBOL_MEANINGS[symbol]}" for symbol in symbols_of(figures))
