"""Make sentences agree: was or were, a list with and, a first letter large or small."""

import re
from collections.abc import Sequence

_STOPS = frozenset(
    (  # prepositions and participles that end the subject of a title
        "in",
        "on",
        "of",
        "at",
        "by",
        "for",
        "to",
        "that",
        "held",
        "with",
        "within",
        "open",
        "ended",
        "started",
        "who",
        "which",
        "lasting",
        "leading",
        "from",
        "not",
        "told",
        "informed",
        "submitted",
        "filled",
        "concluded",
        "where",
    )
)
_IRREGULAR = frozenset(("children", "families", "people", "minutes"))
_SINGULAR_ENDINGS = ("ss", "is", "us", "'s", "’s")


def _is_plural(word: str) -> bool:
    word = word.lower()
    return word in _IRREGULAR or (word.endswith("s") and not word.endswith(_SINGULAR_ENDINGS))


def was_or_were(title: str) -> str:
    """Return the verb that agrees with a title: its subject stands before the first preposition or participle."""
    subject = []
    for word in title.split():
        if word.lower() in _STOPS and subject:
            break
        subject.append(word)
    return "were" if any(_is_plural(word.strip("(),")) for word in subject) else "was"


_ASKING = frozenset(("how", "what", "who", "why", "where", "when"))
_SHORT = 3  # words: a longer title reads better before a colon


def subject(title: str) -> str:
    """Return the title with what joins it to its value: 'Referrals were' or 'Children in care proceedings:'."""
    words = title.split()
    if len(words) <= _SHORT and words[0].lower() not in _ASKING and was_or_were(title) == "were":
        return f"{title} were"
    return f"{title}:"


def without_of_those(words: str) -> str:
    """Return the name of a part without the words that lean on the whole: 'Of those, files with …'."""
    return large_first(words.removeprefix("Of those, "))


def listed(parts: Sequence[str]) -> str:
    """Return 'a', 'a and b', 'a, b and c'."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def how_many(count: int, one: str, several: str) -> str:
    """Return '1 figure needs' or '2 figures need'."""
    return f"{count:,} {one if count == 1 else several}"


def small_first(text: str) -> str:
    """Return a text with a small first letter, unless its first word is a name or an abbreviation (DBS, CAMHS)."""
    first = re.match(r"(?:[A-Z][a-z]|A )", text)
    return text[0].lower() + text[1:] if first else text


def large_first(text: str) -> str:
    """Return a text with a large first letter."""
    return text[:1].upper() + text[1:]
