"""What every test may ask for: the demonstration home, made once for all of them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from memberpanel.home import Home, open_home

ROOT = Path(__file__).resolve().parent.parent


def _make_demonstration(folder: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "memberpanel", "demo"],
        check=True,
        cwd=ROOT,
        env={**os.environ, "MEMBERPANEL_HOME": str(folder)},
        capture_output=True,
    )


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Return a demonstration home to read; workers share one, made by whichever comes first.

    MEMBERPANEL_TEST_HOME may name one made earlier with `python -m memberpanel demo`.
    """
    ready = os.environ.get("MEMBERPANEL_TEST_HOME")
    if ready:
        return open_home(Path(ready))
    shared = (
        tmp_path_factory.getbasetemp().parent
        if os.environ.get("PYTEST_XDIST_WORKER")
        else tmp_path_factory.getbasetemp()
    )
    folder = shared / "demonstration"
    with FileLock(str(shared / "demonstration.lock")):
        if not (folder / "stamp.json").exists() or not (folder / "ready").exists():
            _make_demonstration(folder)
            (folder / "ready").write_text("")
    return open_home(folder)


@pytest.fixture
def own_demo_home(demo_home: Home, tmp_path: Path) -> Home:
    """Return a copy of the demonstration home that a test may change."""
    folder = tmp_path / "home"
    shutil.copytree(demo_home.folder, folder)
    return open_home(folder)
