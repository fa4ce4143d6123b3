"""What members might ask of a figure that stands out, by what makes it stand out."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent.parent / "data" / "reference" / "questions.toml"


@dataclass(frozen=True)
class Kind:
    """A way in which a figure stands out, and what members might ask then."""

    name: str
    title: str
    ask: tuple[str, ...]


@cache
def kinds() -> dict[str, Kind]:
    """Return the kinds by name, as they come with the code."""
    raw = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {name: Kind(name, one["title"], tuple(one["ask"])) for name, one in raw.items()}
