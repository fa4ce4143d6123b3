"""A register as it is shown: where a row names measures, what their figures say stands in their place."""

from dataclasses import dataclass

import pandas as pd

from memberpanel.release.reading import Release
from memberpanel.words.told import Told, told_one

FIGURES = "What the figures say"  # the column of a register that names measures, with ; between

THEMES = "themes"  # the register of thematic information


@dataclass(frozen=True)
class Theme:
    """One theme of a quarter: its points, and the measures that bear on it."""

    name: str
    points: tuple[str, ...]
    measures: tuple[str, ...]


def measures_named(cell: str) -> list[str]:
    """Return the measures that a cell names, in its order."""
    return [name for part in cell.split(";") if (name := part.strip())]


def told_of(release: Release, cell: str) -> list[Told]:
    """Return the measures that a cell names and the release has; a name that it has not is passed over."""
    held = set(release.measures()["measure"])
    return [told_one(release, name) for name in dict.fromkeys(measures_named(cell)) if name in held]


def _sentence(told: Told) -> str:
    return told.headline.rstrip(".") + "."


def register_shown(release: Release, name: str) -> pd.DataFrame:
    """Return the rows of a register as text, with the sentence of each measure that a row names."""
    rows = release.register(name)
    if FIGURES in rows:
        rows[FIGURES] = [
            " ".join(_sentence(told) for told in told_of(release, cell)) for cell in rows[FIGURES]
        ]
    return rows


def themes_of(release: Release) -> list[Theme]:
    """Return the themes of a release in their order, each with the measures that the release has."""
    rows, found = release.register(THEMES), []
    for name, of_theme in rows.groupby("Theme", sort=False):
        named = "; ".join(of_theme[FIGURES]) if FIGURES in of_theme else ""
        measures = tuple(told.name for told in told_of(release, named))
        found.append(Theme(str(name), tuple(of_theme["Point"]), measures))
    return found
