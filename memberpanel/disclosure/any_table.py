"""Protect any table of counts with all its margins: the same choice of cells as a release, without its measures.

For small tables of one, two or more dimensions, to try the protection on known examples (docs/protecting-a-table.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from memberpanel.disclosure.bounds import OUTSIDER
from memberpanel.disclosure.cells import Figure, Key, System
from memberpanel.disclosure.choosing import SCENARIOS, Hiding, choose, primaries, reaches, start
from memberpanel.disclosure.hiding import CannotBeMadeSafe
from memberpanel.periods import TOTAL
from memberpanel.quarters import Quarter

ALL = "all"
Cell = tuple[str, ...]  # a group of every dimension, or `all`
_WHEN = str(Quarter(2000, 1))


@dataclass(frozen=True)
class ProtectedTable:
    """What is hidden of a table, `counts` with its margins, and what a reader can find out of each hidden cell."""

    counts: dict[Cell, int]
    hidden: frozenset[Cell]
    intervals: dict[Cell, tuple[float, float]]
    workings: Hiding


class _TableHiding(Hiding):
    """Hides the zeros of every line, row and column alike, that hides something."""

    def zeros_beside(self, cell: int) -> list[int]:
        found: set[int] = set()
        for number in self.system.touching[cell]:
            total, *groups = self.system.relations[number].cells
            if cell in groups and self.system.truth[total] > 0:
                found.update(one for one in groups if self.system.truth[one] == 0 and self.may_hide(one))
        return sorted(found)

    def zeros_beside_hidden(self) -> bool:
        """Say whether a zero stands shown in a line that hides something."""
        return any(self.zeros_beside(cell) for cell, unknown in enumerate(self.unknown) if unknown)

    def cost_of_showing(self, cell: int) -> float:
        """Return what showing a hidden cell again wins; zeros come last, when their lines may hide nothing more."""
        return self.system.truth[cell]


def with_margins(counts: Mapping[Cell, int]) -> dict[Cell, int]:
    """Return the cells of a table and every sum over one or more dimensions, under the name `all`."""
    found: dict[Cell, int] = {}
    for cell, count in counts.items():
        places = range(len(cell))
        for many in range(len(cell) + 1):
            for summed in combinations(places, many):
                key = tuple(ALL if place in summed else cell[place] for place in places)
                found[key] = found.get(key, 0) + count
    return found


def protect_table(counts: Mapping[Cell, int], *, threshold: int = 6, seed: bytes = b"") -> ProtectedTable:
    """Return what to hide of a table, its whole and margins being published, so that no small count can be found.

    `counts` has a number for every combination of groups: a tuple with one name a dimension. Raise CannotBeMadeSafe.
    """
    whole = with_margins(counts)
    system = System()
    for cell, count in whole.items():
        system.counts[system.add(_key(cell), count, judged=count, threshold=threshold, virtual=False)] = True
    _relate_lines(system, whole)
    figures = [Figure(number, number) for number in range(len(system.keys))]
    shown = dict.fromkeys(range(len(figures)), True)
    hiding = _TableHiding(system, figures, shown, dict.fromkeys(shown, ""), set(), seed)
    primaries(hiding)
    choose(hiding)
    hiding = _pruned(hiding)
    if lost := [str(system.keys[cell]) for cell, scenario in hiding.unmet if scenario == OUTSIDER]:
        raise CannotBeMadeSafe(f"{len(lost)} counts cannot be hidden in this table: {'; '.join(lost[:5])}.")
    named = dict(enumerate(whole))
    hidden = [number for number in named if hiding.unknown[number]]
    return ProtectedTable(
        whole,
        frozenset(named[number] for number in hidden),
        {named[number]: _interval(hiding, number) for number in hidden},
        hiding,
    )


def _pruned(hiding: _TableHiding) -> _TableHiding:
    """Return the same with every cell shown again, the dearest first, without which the table is as safe."""
    best, again = hiding, True
    while again:
        again = False
        for cell in sorted(_not_small(best), key=best.cost_of_showing, reverse=True):
            tried = _shown_again(best, cell)
            if not tried.zeros_beside_hidden() and _is_as_safe(tried, sorted(tried.targets)):
                best, again = tried, True
    return best if _is_as_safe(best, sorted({*best.targets, *_not_small(best)})) else hiding


def _not_small(hiding: Hiding) -> list[int]:
    return [cell for cell, unknown in enumerate(hiding.unknown) if unknown and cell not in hiding.targets]


def _shown_again(hiding: _TableHiding, cell: int) -> _TableHiding:
    shown = {**hiding.shown, cell: True}
    tried = _TableHiding(
        hiding.system, hiding.figures, shown, hiding.frozen, set(), hiding.seed, hiding.targets
    )
    tried.unmet = hiding.unmet
    return tried


def _is_as_safe(hiding: Hiding, cells: list[int]) -> bool:
    """Say whether these hidden cells have what S5 asks for, but what was given up before.

    While cells are shown again only the small ones are asked: of a loop that protects nobody the first that is shown
    gives the others away, and they are shown next.
    """
    start(hiding)
    for cell in cells:
        for scenario in SCENARIOS if cell in hiding.targets else SCENARIOS[:1]:
            if (cell, scenario) not in hiding.unmet and not reaches(hiding, cell, scenario):
                return False
    return True


def _interval(hiding: Hiding, cell: int) -> tuple[float, float]:
    low, high = (hiding.bounds.bound(cell, highest=highest).value for highest in (False, True))
    return low, high


def _key(cell: Cell) -> Key:
    broken_down = [str(place) for place, name in enumerate(cell) if name != ALL]
    if not broken_down:
        return Key("table", _WHEN, TOTAL, "all")
    return Key("table", _WHEN, "by " + " and ".join(broken_down), " | ".join(cell))


def _relate_lines(system: System, whole: Mapping[Cell, int]) -> None:
    """Add that every sum over one dimension is the sum of its groups."""
    for cell in whole:
        for place in [place for place, name in enumerate(cell) if name == ALL]:
            groups = [
                other
                for other in whole
                if other[place] != ALL and (*other[:place], ALL, *other[place + 1 :]) == cell
            ]
            numbers = [system.place[_key(other)] for other in groups]
            system.relate("line", (system.place[_key(cell)], *numbers), (1, *[-1] * len(numbers)))
