"""A threshold is raised between releases and never lowered (docs of the protection, S2)."""

import json
from pathlib import Path

from memberpanel.periods import is_total
from memberpanel.refusals import Refused
from memberpanel.release.reading import Release, open_release
from memberpanel.settings import Settings


class ThresholdLowered(Refused):
    """What was published hides more than the settings now ask for."""


def refuse_lowered(earlier: list[Path], council: Settings) -> None:
    """Raise ThresholdLowered when a release published before was protected by a higher threshold."""
    for folder in earlier:
        told = open_release(folder).manifest
        for name in ("threshold", "sensitive_threshold"):
            before, now = int(told[name]), getattr(council, name)
            if now < before:
                raise ThresholdLowered(
                    f"settings.toml, [disclosure] {name}: found {now}, and {folder.name} was published with {before}. "
                    f"A threshold may be raised, never lowered: set it to {before} or more, and draft again."
                )


def thresholds_of(release: Release) -> list[int]:
    """Return the threshold that each row of all_figures was published under: of the county's number, or of a breakdown."""
    by_measure = json.loads(release.manifest.get("thresholds") or "{}")
    usual = int(release.manifest["threshold"])
    rows = release.all_figures()[["measure", "breakdown"]].itertuples(index=False)
    return [by_measure.get(row.measure, (usual, usual))[not is_total(row.breakdown)] for row in rows]
