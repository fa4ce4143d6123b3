"""A home with the made release published in it, put there without drafting."""

import tempfile
from functools import cache
from pathlib import Path

from memberpanel.home import Home, make_home
from memberpanel.release.files import FILE_NAME, content_hash
from memberpanel.release.which import Standing, move_pointer
from tests.made_release import NAME, make_release


@cache
def _written(name: str, stamp: str) -> bytes:
    """Return the bytes of the made release, written once for all tests."""
    with tempfile.TemporaryDirectory() as folder:
        return (make_release(Path(folder), name=name, stamp=stamp) / FILE_NAME).read_bytes()


def put_release(folder: Path, name: str, *, stamp: str = "demonstration") -> Path:
    """Put the made release into `folder / name`."""
    (folder / name).mkdir(mode=0o700)
    (folder / name / FILE_NAME).write_bytes(_written(name, stamp))
    return folder / name


def published_home(folder: Path, *names: str, stamp: str = "demonstration") -> Home:
    """Make a home in which releases of these names (the made one when none is given) are published."""
    home = make_home(folder, stamp)
    names = names or (NAME,)
    for name in names:
        put_release(home.releases, name, stamp=stamp)
    hashes = {name: content_hash(home.releases / name) for name in names}
    move_pointer(home, Standing(names, {}, hashes))
    return home
