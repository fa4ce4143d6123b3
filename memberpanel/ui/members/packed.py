"""The files of a release's pack, made when they are asked for and kept: one making for everybody."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from threading import Lock

from memberpanel.home import open_home
from memberpanel.packs.making import pack_bytes
from memberpanel.release.downloads import write_download
from memberpanel.release.files import release_file
from memberpanel.release.reading import open_release
from memberpanel.release.which import release_for

MOST_KEPT = 24  # six releases with their four files: about 10 MB
_making = Lock()
State = tuple[tuple[Path, int], ...]


def state_of(path: Path) -> State:
    """Return the files that a pack is made from, and when each was written: what a pack is kept under."""
    files = (release_file(path), path / "approval.json")
    return tuple((file, file.stat().st_mtime_ns) for file in files if file.exists())


@lru_cache(maxsize=MOST_KEPT)
def _made(path: Path, state: State, ending: str) -> bytes:
    release = open_release(path)
    try:
        return pack_bytes(release, ending)
    finally:
        release.close()


def pack_file(path: Path, ending: str) -> bytes:
    """Return a file of the pack of a release folder that the caller may open; two at once wait for one making."""
    with _making:
        return _made(path, state_of(path), ending)


def on_demand(*, actor: str, role: str, release: str, ending: str, file: str) -> Callable[[], bytes]:
    """Return what makes a file at the click: whether the role may open the release is asked again then."""

    def make() -> bytes:
        made = pack_file(release_for(open_home(), role, wanted=release), ending)
        write_download(open_home(), actor=actor, release=release, file=file)
        return made

    return make
