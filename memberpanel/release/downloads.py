"""Who took which file of a release: asked when it is recalled."""

from dataclasses import dataclass

from memberpanel import trail
from memberpanel.home import Home

ACT = "download"


@dataclass(frozen=True)
class Download:
    """One file that somebody took: `at` is the minute, in UTC."""

    at: str
    who: str
    file: str
    release: str


def downloads(home: Home, *releases: str) -> list[Download]:
    """Return every download from these releases, the first first."""
    return [
        Download(entry["at"][:16].replace("T", " "), entry["actor"], entry["detail"]["file"], release)
        for entry in trail.read(home)
        if entry["act"] == ACT and (release := entry["detail"].get("release")) in releases
    ]
