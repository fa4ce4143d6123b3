"""Measure everything, or what is named, one after the other on one demonstration; each script prints its own lines.

    python -m benchmarks [NAME ...] [--quick]

Without names all of them, about 35 minutes with nothing else running; `--quick` makes all small, to see that they work:
its figures mean nothing. Exits with 1 when one of them failed, or missed a goal and said so.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence

from benchmarks.homes import demonstration

# What each is told: in full, and for a quick look.
SCRIPTS: dict[str, tuple[Sequence[str], Sequence[str]]] = {
    "readers": ((), ("--runs", "1", "--seconds", "3", "--sessions", "1", "5")),
    "page_switch": ((), ("--runs", "1")),
    "first_visit": ((), ("--runs", "1")),
    "quarter": ((), ("--runs", "1")),
    "growth": ((), ("--quick",)),
    "england": ((), ("--share", "0.01", "--runs", "1")),
    "publishing": ((), ("--sessions", "3", "--rounds", "1")),
    "load": ((), ("--rows", "2000")),
    "protection": ((), ("6",)),
    "lost": (("3",), ("1",)),
}


def run(names: Sequence[str], *, quick: bool) -> list[str]:
    """Run scripts by name, each in a process of its own; return those that failed."""
    failed = []
    with demonstration() as home:
        for name in names:
            told = SCRIPTS[name][quick]
            print(f"\npython -m benchmarks.{' '.join([name, *told])}", flush=True)
            done = subprocess.run(
                [sys.executable, "-m", f"benchmarks.{name}", *told],
                env={**os.environ, "MEMBERPANEL_HOME": str(home.folder)},
                check=False,
            )
            failed += [name] if done.returncode else []
    return failed


def main(arguments: Sequence[str]) -> int:
    """Run what is named, and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(SCRIPTS))
    parser.add_argument("--quick", action="store_true", help="small sizes: to see that they work")
    asked = parser.parse_args(arguments)
    if strangers := sorted(set(asked.names) - set(SCRIPTS)):
        parser.error(f"There is no {', '.join(strangers)}. There are {', '.join(SCRIPTS)}.")
    failed = run(asked.names or list(SCRIPTS), quick=asked.quick)
    if failed:
        print(f"\nFailed or missed a goal: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
