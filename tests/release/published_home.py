"""A home with the made release published in it, put there without drafting."""

from pathlib import Path

from memberpanel.home import Home, make_home
from memberpanel.release.files import content_hash
from memberpanel.release.which import Standing, move_pointer
from tests.made_release import NAME, make_release


def published_home(folder: Path, *names: str, stamp: str = "demonstration") -> Home:
    """Make a home in which releases of these names (the made one when none is given) are published."""
    home = make_home(folder, stamp)
    names = names or (NAME,)
    for name in names:
        make_release(home.releases, name=name, stamp=stamp)
    hashes = {name: content_hash(home.releases / name) for name in names}
    move_pointer(home, Standing(names, {}, hashes))
    return home
