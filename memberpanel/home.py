"""The home: the one folder that holds everything written at run time."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from memberpanel.refusals import Refused

DEMONSTRATION, LIVE = "demonstration", "live"
BANNER = "Demonstration data: not real children"
_CODE = Path(__file__).resolve().parent.parent


class OnlyShows(Refused):
    """The home is a viewer's copy: nothing is written in it."""

    def __init__(self) -> None:
        super().__init__("This is a copy that only shows what is published. Do it on the main server.")


class WrongHome(Refused):
    """The home is missing, damaged, or of the other kind."""


@dataclass(frozen=True)
class Home:
    """A home and its stamp, made once and never changed; folders are owner-only (0700).

    store/ (case store versions and pointer, key), drafts/, releases/ (versions and pointer `current`),
    panel.duckdb, trail.jsonl.
    """

    folder: Path
    stamp: str
    is_viewer: bool = False  # a copy of what is published, which shows and writes nothing

    @property
    def is_demonstration(self) -> bool:
        return self.stamp == DEMONSTRATION

    @property
    def store(self) -> Path:
        return self.folder / "store"

    @property
    def drafts(self) -> Path:
        return self.folder / "drafts"

    @property
    def releases(self) -> Path:
        return self.folder / "releases"

    @property
    def panel_record(self) -> Path:
        return self.folder / "panel.duckdb"

    @property
    def trail(self) -> Path:
        return self.folder / "trail.jsonl"


def home_folder() -> Path:
    """Return the folder that MEMBERPANEL_HOME names, or `var` beside the code."""
    return Path(os.environ.get("MEMBERPANEL_HOME") or _CODE / "var").expanduser().resolve()


def make_home(folder: Path, stamp: str) -> Home:
    """Make a home with its stamp, or return the one that is there; raise WrongHome if it has the other stamp."""
    if (folder / "stamp.json").exists():
        home = open_home(folder)
        if home.stamp != stamp:
            raise WrongHome(
                f"The home {folder.name} is stamped {home.stamp}; it can never become {stamp}. "
                "Name another folder in MEMBERPANEL_HOME."
            )
        return home
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.chmod(0o700)
    for part in ("store", "drafts", "releases"):
        (folder / part).mkdir(mode=0o700, exist_ok=True)
    written = folder / "stamp.json.new"
    written.write_text(json.dumps({"stamp": stamp}))
    written.chmod(0o600)
    written.replace(folder / "stamp.json")
    return Home(folder, stamp)


def open_home(folder: Path | None = None) -> Home:
    """Open an existing home; raise WrongHome when there is none."""
    folder = folder or home_folder()
    try:
        said = json.loads((folder / "stamp.json").read_text())
        stamp, is_viewer = said["stamp"], bool(said.get("viewer", False))
    except FileNotFoundError:
        raise WrongHome(
            f"There is no home at {folder}. Make a demonstration one with `python -m memberpanel demo`, "
            "or a live one with `python -m memberpanel load FILE...`."
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError) as damaged:
        raise WrongHome(
            f"The stamp of the home at {folder} cannot be read: restore it from a backup."
        ) from damaged
    if stamp not in (DEMONSTRATION, LIVE):
        raise WrongHome(f'The home at {folder} has the stamp "{stamp}"; it should be demonstration or live.')
    return Home(folder, stamp, is_viewer)
