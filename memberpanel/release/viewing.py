"""A copy of what is published, for a server that only shows: no store, no key, no drafts, no record, no trail."""

import json
import shutil
import uuid
from pathlib import Path

from memberpanel.home import Home, WrongHome, open_home
from memberpanel.release.files import content_hash
from memberpanel.release.which import Missing, move_pointer, published, standing


def bring_up_to_date(home: Home, folder: Path) -> int:
    """Copy the releases that the viewer's folder lacks, then move its pointer; return how many were copied.

    The releases come first and the pointer last, by one rename: whoever reads meanwhile meets what stood before
    or what stands now. Raise WrongHome for a folder that holds something else, Missing for a release that is not
    what was published.
    """
    viewer = _viewer(home, folder)
    now, copied = standing(home), 0
    for path in published(home):
        target = viewer.releases / path.name
        if target.exists() and content_hash(target) == now.hashes[path.name]:
            continue
        if content_hash(path) != now.hashes[path.name]:
            raise Missing(f"The release {path.name} is not what was published: nothing of it was copied.")
        _copy(path, target)
        copied += 1
    move_pointer(viewer, now)
    return copied


def _viewer(home: Home, folder: Path) -> Home:
    """Open the viewer's folder, or make it; it bears the stamp of the home."""
    if folder.exists() and any(folder.iterdir()):
        viewer = open_home(folder)
        if not viewer.is_viewer or viewer.stamp != home.stamp:
            raise WrongHome(f"{folder} is not a viewer's copy of this home. Name a new or empty folder.")
        return viewer
    (folder / "releases").mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.chmod(0o700)
    written = folder / "stamp.json.new"
    written.write_text(json.dumps({"stamp": home.stamp, "viewer": True}))
    written.chmod(0o600)
    written.replace(folder / "stamp.json")
    return open_home(folder)


def _copy(path: Path, target: Path) -> None:
    beside = target.with_name(f".{path.name}-{uuid.uuid4().hex[:8]}")
    try:
        shutil.copytree(path, beside)
        shutil.rmtree(target, ignore_errors=True)
        beside.rename(target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
