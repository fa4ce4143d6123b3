"""What the scripts of the benchmarks share of their command lines."""

import argparse
from collections.abc import Callable, Iterable, Sequence

from benchmarks.homes import demonstration
from benchmarks.rows import Row, print_rows
from memberpanel.home import Home


def parser_of(script: str, told: str) -> argparse.ArgumentParser:
    """Return the parser of a script; `told` is its docstring, of which the first line says what it does."""
    return argparse.ArgumentParser(prog=f"python -m benchmarks.{script}", description=told.splitlines()[0])


def print_measured(
    parser: argparse.ArgumentParser,
    arguments: Sequence[str],
    *,
    runs: int,
    measure: Callable[[Home, int], Iterable[Row]],
) -> int:
    """Measure so many runs on a demonstration home, print the rows of the table, and return the exit status."""
    parser.add_argument("--runs", type=int, default=runs)
    asked = parser.parse_args(arguments)
    with demonstration() as home:
        print_rows(measure(home, asked.runs))
    return 0
