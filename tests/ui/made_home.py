"""A home that holds the made release as the published quarter, and one before it, with no case store at all."""

import json
import shutil
from pathlib import Path

from memberpanel.home import DEMONSTRATION, Home, make_home
from memberpanel.release.files import content_hash, write_release
from memberpanel.release.which import Standing, move_pointer
from tests.made_release import LATEST, NAME, made_frames, make_release

EARLIER = "2026-27-Q1-v1"


def _approve(folder: Path) -> None:
    approval = {
        "release": folder.name,
        "content_hash": content_hash(folder),
        "approved_by": "Director",
        "role": "director",
        "approved_at": "2026-10-30T10:00:00",
        "cells_tried": 144,
        "narrowest": 6.0,
        "facts": 0,
    }
    (folder / "approval.json").write_text(json.dumps(approval), encoding="utf-8")


def _make_earlier(folder: Path, stamp: str) -> Path:
    """Write the made release as it stood a quarter before: without its latest quarter."""
    frames = made_frames(stamp, folder.name)
    for table in ("figures", "signals", "quarters", "commentary"):
        frames[table] = frames[table][frames[table]["quarter"] != LATEST]
    manifest = frames["manifest"]
    manifest.loc[manifest["key"] == "quarter", "value"] = "2026-27-Q1"
    return write_release(folder, frames)


def make_published_home(folder: Path, stamp: str = DEMONSTRATION) -> Home:
    """Make a home with two published releases; its store is gone, as on a server that only shows."""
    home = make_home(folder, stamp)
    shutil.rmtree(home.store)
    _approve(_make_earlier(home.releases / EARLIER, stamp))
    _approve(make_release(home.releases, name=NAME, stamp=stamp))
    hashes = {name: content_hash(home.releases / name) for name in (EARLIER, NAME)}
    move_pointer(home, Standing(published=(EARLIER, NAME), hashes=hashes))
    return home


if __name__ == "__main__":
    import sys

    make_published_home(Path(sys.argv[1]))
