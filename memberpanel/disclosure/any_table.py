"""Protect any table of counts with all its margins: the same choice of cells as a release, without its measures.

For small tables of one, two or more dimensions, to try the protection on known examples (docs/protecting-a-table.md).
"""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import isfinite
from numbers import Real
from types import MappingProxyType

from memberpanel.disclosure.bounds import OUTSIDER
from memberpanel.disclosure.cells import Figure, Key, System
from memberpanel.disclosure.choosing import SCENARIOS, Hiding, choose, primaries, reaches, start
from memberpanel.disclosure.hiding import CannotBeMadeSafe
from memberpanel.periods import TOTAL
from memberpanel.quarters import Quarter
from memberpanel.refusals import Refused

ALL = "all"
Cell = tuple[str, ...]  # a group of every dimension, or `all`
Name = Hashable
_LOWEST_THRESHOLD = 3  # below it a small count can be but one number to who knows that it is small (S5)
_TOO_MANY_TO_PRUNE = (
    50_000  # hidden cells times small ones: some seconds; a larger table stays as it was chosen
)
_STATES = {None: "", True: "shown", False: "c"}
_WHEN = str(Quarter(2000, 1))


class UnfitTable(Refused):
    """What was given is not a table of counts, or its sums are not sums."""


@dataclass(frozen=True)
class ProtectedTable:
    """What is hidden of a table, `counts` with its margins, and what a reader can find out of each hidden cell."""

    counts: dict[Name, int]
    hidden: frozenset[Name]
    intervals: dict[Name, tuple[float, float]]
    workings: Hiding


class _TableHiding(Hiding):
    """Hides the zeros of every line, row and column alike, that hides something.

    Not those that are part of a printed zero: hidden or not, everyone can see that they are nobody.
    """

    def zeros_beside(self, cell: int) -> list[int]:
        found: set[int] = set()
        for number in self.system.touching[cell]:
            total, *groups = self.system.relations[number].cells
            if (self.system.truth[total] == 0) == (cell == total):
                found.update(one for one in groups if self.system.truth[one] == 0 and self.may_hide(one))
        return sorted(one for one in found if not self.nobody(one))

    def zeros_beside_hidden(self) -> bool:
        """Say whether a zero stands shown in a line that hides something."""
        return any(self.zeros_beside(cell) for cell, unknown in enumerate(self.unknown) if unknown)

    def nobody(self, cell: int) -> bool:
        """Say whether a cell is empty as everyone can see: it is part of a printed zero."""
        lines = (self.system.relations[number].cells for number in self.system.touching[cell])
        return any(
            cell in groups and self.system.truth[total] == 0 and not self.unknown[total]
            for total, *groups in lines
        )

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

    `counts` has a number for every combination of groups: a tuple with one name a dimension. A combination that is
    left out cannot be, and the reader knows it. Raise UnfitTable and CannotBeMadeSafe.
    """
    _refuse_unfit_names(counts)
    _refuse_unfit_counts(counts, threshold)
    whole = with_margins(dict(sorted(counts.items(), key=repr)))
    return _protected(whole, _lines(whole), threshold, seed)


def protect_sums(
    counts: Mapping[Name, int],
    sums: Iterable[tuple[Name, Sequence[Name]]],
    *,
    unpublished: Collection[Name] = (),
    earlier: Mapping[Name, bool] | None = None,
    threshold: int = 6,
    seed: bytes = b"",
) -> ProtectedTable:
    """Return what to hide of cells that hang together in any way that sums can say.

    `sums` are (whole, parts): a district and its wards, a year and its quarters, a set and what is and is not in a
    smaller one, two names of one number. `unpublished` are cells that nobody prints: the atoms of two groupings that
    cut across each other. `earlier` says of cells published before whether they were shown; they stay so. Raise
    UnfitTable and CannotBeMadeSafe.
    """
    _refuse_unfit_counts(counts, threshold)
    lines = [(whole, tuple(parts)) for whole, parts in sums]
    _refuse_unfit_sums(counts, lines, {*unpublished, *(earlier or {})})
    ordered = dict(sorted(counts.items(), key=repr))
    return _protected(ordered, lines, threshold, seed, frozenset(unpublished), earlier or {})


def _protected(
    counts: Mapping[Name, int],
    lines: Iterable[tuple[Name, Sequence[Name]]],
    threshold: int,
    seed: bytes,
    unpublished: Collection[Name] = frozenset(),
    earlier: Mapping[Name, bool] = MappingProxyType({}),
) -> ProtectedTable:
    system, names = System(), list(counts)
    place = {name: number for number, name in enumerate(names)}
    for name, count in counts.items():
        cell = system.add(_key(name), count, judged=count, threshold=threshold, virtual=name in unpublished)
        system.counts[cell] = name not in unpublished
    for whole, parts in lines:
        cells = (place[whole], *(place[part] for part in parts))
        system.relate("line", cells, (1, *[-1] * len(parts)))
    figures = [Figure(place[name], place[name]) for name in names if name not in unpublished]
    shown = {figure.row: earlier.get(names[figure.row], True) for figure in figures}
    frozen = {row: _STATES[earlier.get(names[row])] for row in shown}
    hiding = _TableHiding(system, figures, shown, frozen, set(), seed)
    primaries(hiding)
    choose(hiding)
    hiding = _pruned(hiding)
    if lost := [str(names[cell]) for cell, scenario in hiding.unmet if scenario == OUTSIDER]:
        raise CannotBeMadeSafe(f"{len(lost)} counts cannot be hidden in this table: {'; '.join(lost[:5])}.")
    hidden = [figure.row for figure in figures if hiding.unknown[figure.row]]
    return ProtectedTable(
        dict(counts),
        frozenset(names[number] for number in hidden),
        {names[number]: _interval(hiding, number) for number in hidden},
        hiding,
    )


def _pruned(hiding: _TableHiding) -> _TableHiding:
    """Return the same with every cell shown again, the dearest first, without which the table is as safe.

    What is on the way to it may give away a cell that protects nobody: the last state that gives none away is taken.
    """
    if len(_not_small(hiding)) * len(hiding.targets) > _TOO_MANY_TO_PRUNE:
        return hiding
    best = safest = hiding
    again = True
    while again:
        again = False
        for cell in sorted(_not_small(best), key=best.cost_of_showing, reverse=True):
            tried = _shown_again(best, cell)
            if not tried.zeros_beside_hidden() and _is_as_safe(tried, sorted(tried.targets)):
                best, again = tried, True
                if _is_as_safe(best, sorted({*best.targets, *_not_small(best)})):
                    safest = best
    return safest


def _not_small(hiding: Hiding) -> list[int]:
    """Return the hidden cells that are printed unless hidden, and neither small nor hidden before."""
    free = [figure.row for figure in hiding.figures if not hiding.frozen[figure.row]]
    return [cell for cell in free if hiding.unknown[cell] and cell not in hiding.targets]


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


def _key(name: Name) -> Key:
    """Return the key of a cell; the whole of a table is its county, which is not hidden for a breakdown."""
    if isinstance(name, tuple) and all(group == ALL for group in name):
        return Key("table", _WHEN, TOTAL, "all")
    summed = [place for place, group in enumerate(name) if group != ALL] if isinstance(name, tuple) else []
    return Key("table", _WHEN, f"by {summed}", repr(name))


def _lines(whole: Mapping[Cell, int]) -> list[tuple[Cell, list[Cell]]]:
    """Return every sum over one dimension with its groups."""
    groups: dict[tuple[int, Cell], list[Cell]] = {}
    for cell in whole:
        for place in [place for place, name in enumerate(cell) if name != ALL]:
            groups.setdefault((place, (*cell[:place], ALL, *cell[place + 1 :])), []).append(cell)
    return [(sum_of, parts) for (_, sum_of), parts in groups.items()]


def _refuse_unfit_names(counts: Mapping[Cell, int]) -> None:
    for cell in counts:
        if not isinstance(cell, tuple):
            raise UnfitTable(f"A cell is a tuple with the name of a group for each dimension, not {cell!r}.")
        if ALL in cell:
            raise UnfitTable(f"No group can be called {ALL!r}, the name of the sums: {cell!r}.")
    if len({len(cell) for cell in counts}) > 1:
        raise UnfitTable(
            "Every cell needs a group of every dimension. Protect tables of other dimensions apart."
        )


def _refuse_unfit_counts(counts: Mapping[Name, int], threshold: int) -> None:
    """Refuse what is not a number of children: it would be compared with the threshold and shown."""
    if not _is_whole(threshold) or threshold < _LOWEST_THRESHOLD:
        raise UnfitTable(
            f"The threshold must be a whole number of {_LOWEST_THRESHOLD} or more, not {threshold!r}."
        )
    for name, count in counts.items():
        if not _is_whole(count) or count < 0:
            raise UnfitTable(f"A count must be a whole number of 0 or more: {name!r} has {count!r}.")


def _is_whole(number: object) -> bool:
    return (
        isinstance(number, Real)
        and not isinstance(number, bool)
        and isfinite(number)
        and number == int(number)
    )


def _refuse_unfit_sums(
    counts: Mapping[Name, int], lines: Sequence[tuple[Name, Sequence[Name]]], named: Collection[Name]
) -> None:
    strangers = {*named, *(name for whole, parts in lines for name in (whole, *parts))} - set(counts)
    if strangers:
        raise UnfitTable(f"There is no count of {', '.join(sorted(map(repr, strangers))[:5])}.")
    for whole, parts in lines:
        if len({whole, *parts}) <= len(parts):
            raise UnfitTable(f"The sum {whole!r} names a cell twice.")
        if counts[whole] != sum(counts[part] for part in parts):
            raise UnfitTable(
                f"{whole!r} is {counts[whole]}, and its parts are {sum(counts[part] for part in parts)}."
            )
