"""A row of what was measured: what, the figure beside its floor or peer, the goal, and whether it is reached."""

from collections.abc import Iterable

Row = tuple[str, str, str, bool | None]  # None where there is no goal
_SAID = {True: "reached", False: "not reached", None: ""}


def print_rows(rows: Iterable[Row]) -> None:
    """Print rows as lines of a table in Markdown."""
    for what, figure, goal, reached in rows:
        print(f"| {what} | {figure} | {goal} | {_SAID[reached]} |", flush=True)
