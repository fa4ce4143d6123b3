"""Who took which file: written before it is handed out, and asked when a release is recalled."""

from dataclasses import dataclass

from memberpanel import trail
from memberpanel.home import Home
from memberpanel.refusals import Refused

ACT = "download"


class NotRecorded(Refused):
    """A download cannot be written in the trail here, so it is not handed out."""


@dataclass(frozen=True)
class Download:
    """One file that somebody took: `at` is the minute, in UTC."""

    at: str
    who: str
    file: str
    release: str


def write_download(home: Home, *, actor: str, file: str, release: str = "") -> None:
    """Write in the trail who takes which file, of which release if of one.

    `file` is our own name for it, never that of an uploaded file, which may name a child. Raise NotRecorded where it
    cannot be written, and OnlyShows in a viewer's copy.
    """
    try:
        trail.write(
            home,
            actor=actor,
            act=ACT,
            detail={"release": release, "file": file} if release else {"file": file},
        )
    except OSError as closed:
        raise NotRecorded(
            "This server cannot write down who downloads, so it hands out no files. Use the main one."
        ) from closed


def downloads(home: Home, *releases: str) -> list[Download]:
    """Return every download from these releases, the first first."""
    return [
        Download(entry["at"][:16].replace("T", " "), entry["actor"], entry["detail"]["file"], release)
        for entry in trail.read(home)
        if entry["act"] == ACT and (release := entry["detail"].get("release")) in releases
    ]
