"""A demonstration home to measure on, which may be changed: a copy of the one in use, else one made anew (40 seconds)."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from memberpanel.demo.running import make_demonstration
from memberpanel.home import Home, home_folder, open_home


@contextmanager
def demonstration() -> Iterator[Home]:
    """Give a demonstration home and remove it afterwards."""
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        home = Path(folder) / "home"
        if (home_folder() / "stamp.json").exists() and open_home().is_demonstration:
            shutil.copytree(home_folder(), home)
            yield open_home(home)
        else:
            print("Making a demonstration to measure on", flush=True)
            yield make_demonstration(home, on_progress=lambda words, share: None)
