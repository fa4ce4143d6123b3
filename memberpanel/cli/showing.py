"""Commands that show: demo, run, pack, figures."""

import os
import sys
from argparse import Namespace
from pathlib import Path

from memberpanel.cli.asking import say, tell, who
from memberpanel.home import DEMONSTRATION, home_folder, make_home, open_home
from memberpanel.release.which import published, release_for

_CODE = Path(__file__).resolve().parent.parent.parent
ONLY_HERE = "127.0.0.1"


def demo(asked: Namespace) -> int:
    """Make the demonstration home: refused where the home is live."""
    from memberpanel.demo.running import make_demonstration

    home = make_home(home_folder(), DEMONSTRATION)
    make_demonstration(home.folder, on_progress=tell)
    say(f"The demonstration home is in {home.folder}. Look at it with `python -m memberpanel run`.")
    return 0


def run(asked: Namespace) -> int:
    """Start the dashboard on the demonstration home, made first when there is none."""
    from memberpanel.demo.running import is_unfinished

    home = make_home(home_folder(), DEMONSTRATION)
    if is_unfinished(home) or not published(home):
        demo(asked)
    say(f"The dashboard is at http://{ONLY_HERE}:{asked.port} (stop it with Ctrl+C).")
    options = ["--server.address", ONLY_HERE, "--server.port", str(asked.port), "--server.headless", "true"]
    command = [sys.executable, "-m", "streamlit", "run", str(_CODE / "app.py"), *options]
    os.chdir(_CODE)
    # In place of this process, so that whatever stops the one stops the other.
    os.execve(sys.executable, command, {**os.environ, "MEMBERPANEL_HOME": str(home.folder)})


def pack(asked: Namespace) -> int:
    """Write the packs of a release into a folder and print their paths; who took them stands in the trail."""
    from memberpanel.packs.making import make_packs
    from memberpanel.release.downloads import write_download
    from memberpanel.release.reading import open_release

    home = open_home()
    actor = who(home).name
    found = open_release(release_for(home, "analyst", wanted=asked.release))
    write_download(home, actor=actor, release=found.name, file="every file of the pack")
    for path in make_packs(found, asked.out, large_print=asked.large_print):
        print(path)
    return 0


def figures(asked: Namespace) -> int:
    """Print the figures of a release, as JSON or CSV."""
    from memberpanel.release.figures import as_csv, as_json, figure_rows
    from memberpanel.release.reading import open_release

    found = open_release(release_for(open_home(), "analyst", wanted=asked.release))
    rows = figure_rows(found, asked.measure)
    print(as_json(rows) if asked.format == "json" else as_csv(rows), end="")
    return 0
