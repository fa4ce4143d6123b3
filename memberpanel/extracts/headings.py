"""Headings: the same whatever their case, spaces, apostrophes, underscores or last full stop."""

import re
import unicodedata
from difflib import get_close_matches
from functools import cache, lru_cache

from memberpanel.extracts.definition import Column, Extract, extracts

_ALIKE = str.maketrans({"’": "'", "‘": "'", "`": "'", "–": "-", "—": "-", "_": " ", "\u00ad": ""})
LIKE_ENOUGH = 0.72  # difflib's ratio from which a heading is worth suggesting


def plain(heading: object) -> str:
    """Return a heading in the form in which headings are compared."""
    return _plain(heading) if isinstance(heading, str) else ""


@lru_cache(maxsize=4096)
def _plain(heading: str) -> str:
    text = unicodedata.normalize("NFKC", heading).translate(_ALIKE).casefold()
    text = re.sub(r"\)+", ")", text).replace("'", "")
    text = re.sub(r"\s*([/()-])\s*", r"\1", " ".join(text.split()))
    return text.rstrip(" ?:.*;,").lstrip(" *")


@cache
def headings_of(extract: Extract) -> dict[str, Column]:
    """Return the columns of an extract by every heading in plain form, its own name included."""
    found = {plain(column.name): column for column in extract.columns}
    return found | {plain(heading): column for column in extract.columns for heading in column.headings}


@cache
def negated_headings(extract: Extract) -> frozenset[str]:
    """Return the plain headings that ask the opposite of their column."""
    return frozenset(plain(heading) for column in extract.columns for heading in column.negated)


@cache
def weight(heading: str) -> float:
    """Return how much a plain heading tells of its extract: 1 if it is in one only, 1/n if in n."""
    holders = sum(
        1
        for e in extracts().values()
        if heading in headings_of(e) and headings_of(e)[heading].type != "dropped"
    )
    return 1 / holders if holders else 0


def suggest(unrecognised: list[str], extract: Extract, *, taken: set[str]) -> dict[str, str]:
    """Return the likeliest column, as `extract.column`, of headings that are not known."""
    free = {h: c for h, c in headings_of(extract).items() if c.name not in taken and c.type != "dropped"}
    found = {}
    for heading in unrecognised:
        near = get_close_matches(plain(heading), list(free), n=1, cutoff=LIKE_ENOUGH)
        if near:
            found[heading] = f"{extract.name}.{free[near[0]].name}"
    return found
