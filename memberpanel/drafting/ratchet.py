"""A threshold is raised between releases and never lowered (docs of the protection, S2)."""

from pathlib import Path

from memberpanel.refusals import Refused
from memberpanel.release.reading import open_release
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
