"""Choose which cells to hide: the small counts, then as little else as keeps them from being worked out.

docs/decisions/0501 says what is asked for, of which reader, and where it comes from.
"""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from memberpanel.disclosure.bounds import KNOWS_ALL_CLASSES, KNOWS_THE_SMALL, OUTSIDER, Bound, Bounds
from memberpanel.disclosure.cells import Figure, Key, System
from memberpanel.periods import is_total

_ROUNDING = 1e-6
# A percentage of the whole county is worth many cells of a breakdown; a county count is given up last of all.
_WEIGHT_OF_TOTAL, _WEIGHT_OF_COUNTY_COUNT = 25.0, 1e6
SCENARIOS = (OUTSIDER, KNOWS_THE_SMALL, KNOWS_ALL_CLASSES)


@dataclass
class Found:
    """The lowest and highest number that some table agreeing with what is printed gives each cell."""

    lowest: np.ndarray
    highest: np.ndarray

    def width(self, cell: int) -> float:
        return self.highest[cell] - self.lowest[cell]


@dataclass
class Hiding:
    """The state of the choice: which cells a shown figure still prints, and what is known to be safe."""

    system: System
    figures: Sequence[Figure]
    shown: dict[int, bool]  # by row: whether the figure is printed
    frozen: dict[int, str]  # by row
    known: set[int]
    seed: bytes
    targets: set[int] = field(default_factory=set)
    withheld: set[int] = field(default_factory=set)  # targets whatever their size
    found: dict[str, Found] = field(default_factory=dict)
    because: dict[int, int] = field(default_factory=dict)  # hidden cell: the target it protects
    unmet: list[tuple[int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        system = self.system
        self.prints: list[list[Figure]] = [[] for _ in system.keys]
        self.lines: dict[tuple[str, str, str], list[int]] = {}
        self.fixed: set[int] = set()
        self.rests = {figure.rest: figure for figure in self.figures if figure.rest >= 0}
        for figure in self.figures:
            for cell in figure.printed:
                self.prints[cell].append(figure)
                if self.frozen[figure.row] in ("shown", "z"):
                    self.fixed.add(cell)
        for cell, key in enumerate(system.keys):
            if not system.virtual[cell] and not is_total(key.breakdown):
                self.lines.setdefault(key[:3], []).append(cell)
        self.empty_side = {
            figure.part for figure in self.figures if figure.rest >= 0 and system.truth[figure.rest] == 0
        }
        unknown = [not any(self.shown[f.row] for f in prints) for prints in self.prints]
        for cell in self.known:
            unknown[cell] = False
        self.bounds = Bounds(system, unknown, self.targets)
        self.fresh: list[int] = []

    @property
    def unknown(self) -> list[bool]:
        return self.bounds.unknown

    def may_hide(self, cell: int, *, county: bool = False) -> bool:
        """Say whether a printed cell may still be hidden; a county count only to protect a county total."""
        if self.unknown[cell] or cell in self.fixed or cell in self.known or self.system.virtual[cell]:
            return False
        return county or not self.is_county_count(cell)

    def is_county_count(self, cell: int) -> bool:
        return self.system.counts[cell] and is_total(self.system.keys[cell].breakdown)

    def hide(self, cell: int) -> None:
        """Hide a cell, every figure that prints it, and whatever is then printed nowhere; zeros of a line with it."""
        waiting = [cell]
        while waiting:
            one = waiting.pop()
            for figure in self.prints[one]:
                if self.shown[figure.row]:
                    self.shown[figure.row] = False
                    waiting.extend(c for c in figure.printed if self._printed_nowhere(c))
            if not self.unknown[one] and one not in self.known and self._printed_nowhere(one):
                self.bounds.set_unknown(one, True)
                self.fresh.append(one)
                waiting.extend(self.zeros_beside(one))

    def _printed_nowhere(self, cell: int) -> bool:
        return not self.unknown[cell] and not any(self.shown[figure.row] for figure in self.prints[cell])

    def zeros_beside(self, cell: int) -> list[int]:
        """Return the zeros of a line that now hides something (S3): shown, they would say that the rest are not."""
        return [
            other
            for other in self.lines.get(self.system.keys[cell][:3], ())
            if (self.system.truth[other] == 0 or other in self.empty_side)
            and self.may_hide(other)
            and not self._of_none(other)
        ]

    def _of_none(self, cell: int) -> bool:
        """Say whether a part is nobody because the printed whole is nobody: that protects and betrays nothing."""
        return any(
            figure.part == cell and self.system.truth[figure.whole] == 0 and not self.unknown[figure.whole]
            for figure in self.prints[cell]
        )

    def limit(self, cell: int) -> float:
        """Return what a cell must be able to reach: its threshold, or the county's own number where that is less.

        Nothing in a county of eight can look like ten; only breakdowns have the higher threshold.
        """
        key, threshold = self.system.keys[cell], float(self.system.threshold[cell])
        total = self.system.at(key.county, cell)
        if total == cell or self.unknown[total] and not self._both_sides_printed(total):
            return threshold
        return min(threshold, self.system.truth[total])

    def _both_sides_printed(self, rest: int) -> bool:
        figure = self.rests.get(rest)
        return figure is not None and not any(self.unknown[cell] for cell in figure.printed)

    def nobody(self, cell: int) -> bool:
        """Say whether a cell is empty as everyone can see: the county's own number is a printed zero."""
        key = self.system.keys[cell]
        total = self.system.at(key.county, cell)
        return self.system.truth[total] == 0 and not self.unknown[total]

    def cost(self, cell: int) -> float:
        """Return what hiding a cell loses, stirred with the private seed so that nobody can replay the choice."""
        key: Key = self.system.keys[cell]
        digest = hmac.new(self.seed, "\x1f".join(key).encode(), hashlib.sha256).digest()
        stirred = 1.0 + 0.2 * int.from_bytes(digest[:8], "big") / 2**64
        weight = _WEIGHT_OF_TOTAL if is_total(key.breakdown) else 1.0
        if self.is_county_count(cell):
            weight = _WEIGHT_OF_COUNTY_COUNT
        figures = sum(self.shown[figure.row] for figure in self.prints[cell])
        return stirred * weight * (1.0 + np.log2(1.0 + self.system.truth[cell])) * max(1, figures)


def _zeros_of_lines_hidden_already(hiding: Hiding) -> None:
    """Hide the zeros of lines in which something has too few behind it to be printed."""
    for cell in range(len(hiding.system.keys)):
        if hiding.unknown[cell] and not hiding.system.virtual[cell]:
            for zero in hiding.zeros_beside(cell):
                hiding.hide(zero)


def _is_target(hiding: Hiding, cell: int) -> bool:
    system = hiding.system
    if cell in hiding.known or cell in system.unsure or cell in hiding.fixed:
        return False
    if cell in hiding.withheld:
        return True
    few_outside = system.keys[cell].set.endswith(", all others")
    return few_outside or 0 < system.judged[cell] < system.threshold[cell]


def primaries(hiding: Hiding) -> None:
    """Name the targets, and hide those that are printed and the percentages that would give them away."""
    system = hiding.system
    _zeros_of_lines_hidden_already(hiding)
    hiding.targets.update(cell for cell in range(len(system.keys)) if _is_target(hiding, cell))
    # What the public knows already is lost; a small one is not printed for that.
    lost = {cell for cell in hiding.known - hiding.fixed if 0 < system.judged[cell] < system.threshold[cell]}
    for cell in sorted(hiding.targets | lost):
        if not system.virtual[cell]:
            hiding.hide(cell)
    for figure in hiding.figures:
        if figure.rest in hiding.targets and hiding.may_hide(figure.part):
            hiding.hide(figure.part)
    for relation in system.relations:
        if (
            relation.kind == "others"
            and relation.cells[2] in hiding.targets
            and hiding.may_hide(relation.cells[1])
        ):
            hiding.hide(relation.cells[1])


def start(hiding: Hiding) -> None:
    """Take the true numbers as the first table that agrees with what is printed, where they are known."""
    truth = np.array(hiding.system.truth)
    for scenario in SCENARIOS:
        hiding.found[scenario] = Found(truth.copy(), truth.copy())
    for cell in sorted(hiding.system.unsure):
        if hiding.unknown[cell]:
            _doubt(hiding, hiding.bounds.part_of(cell).cells)


def _doubt(hiding: Hiding, cells: Sequence[int]) -> None:
    for found in hiding.found.values():
        found.lowest[cells] = np.inf
        found.highest[cells] = -np.inf


def _note(hiding: Hiding, bound: Bound, scenario: str) -> None:
    """Keep a table that agrees with what is printed; what the better informed hold possible, so does the outsider."""
    for weaker in SCENARIOS[: SCENARIOS.index(scenario) + 1]:
        found = hiding.found[weaker]
        found.lowest[bound.cells] = np.minimum(found.lowest[bound.cells], bound.point)
        found.highest[bound.cells] = np.maximum(found.highest[bound.cells], bound.point)


def shortfall(hiding: Hiding, cell: int, scenario: str) -> tuple[float, float]:
    """Return by how much the highest and the lowest possible number miss what S5 asks for (0 when they do not)."""
    found, limit = hiding.found[scenario], hiding.limit(cell)
    width = found.width(cell) + _ROUNDING
    if scenario == KNOWS_THE_SMALL:
        return (max(0.0, 2.0 - width),) * 2
    if scenario == KNOWS_ALL_CLASSES:
        return (max(0.0, 1.0 - width),) * 2
    short_above = max(0.0, limit - found.highest[cell] - _ROUNDING)
    if cell in hiding.targets and hiding.system.truth[cell] < limit:
        return short_above, max(0.0, found.lowest[cell] - 1.0 - _ROUNDING)
    if hiding.nobody(cell):
        return 0.0, 0.0
    wanted = limit - 1.0 if cell in hiding.targets else 2.0
    return max(short_above, wanted - width), max(0.0, wanted - width)


def _met(hiding: Hiding, cell: int, scenario: str) -> bool:
    above, below = shortfall(hiding, cell, scenario)
    return not (above > 0.0 and below > 0.0) if _by_width(hiding, cell, scenario) else above + below == 0.0


def _by_width(hiding: Hiding, cell: int, scenario: str) -> bool:
    """Say whether only the width of the interval is asked for: then either end may give it."""
    return scenario != OUTSIDER


def reaches(hiding: Hiding, cell: int, scenario: str) -> bool:
    """Say whether a cell is safe from a reader with what is hidden now, and nothing more hidden."""
    for highest in (True, False):
        if not _met(hiding, cell, scenario):
            _note(hiding, hiding.bounds.bound(cell, highest=highest, scenario=scenario), scenario)
    return _met(hiding, cell, scenario)


def secure(hiding: Hiding, cell: int, scenario: str) -> bool:
    """Hide the cheapest cells that the reader's own reckoning rests on, until this cell is safe from it."""
    if _met(hiding, cell, scenario):
        return True
    for highest in (True, False):
        while not _met(hiding, cell, scenario):
            bound = hiding.bounds.bound(cell, highest=highest, scenario=scenario)
            _note(hiding, bound, scenario)
            short = shortfall(hiding, cell, scenario)[0 if highest else 1]
            if short == 0.0:
                break
            chosen = cheapest(hiding, cell, bound, short)
            if chosen is None:
                break
            hiding.because[chosen] = cell
            hiding.hide(chosen)
    return _met(hiding, cell, scenario)


def cheapest(hiding: Hiding, target: int, bound: Bound, short: float) -> int | None:
    """Return the printed cell that buys the missing width at least cost, or None when none may be hidden."""
    county = is_total(hiding.system.keys[target].breakdown)
    best, best_price = None, np.inf
    for cell, worth in sorted(bound.worth.items()):
        if not hiding.may_hide(cell, county=county):
            continue
        room = hiding.system.truth[cell] if worth > 0 else np.inf
        gain = room * abs(worth)
        if gain < _ROUNDING:
            continue
        price = hiding.cost(cell) * max(1.0, short / gain)
        if price < best_price:
            best, best_price = cell, price
    return best


def choose(hiding: Hiding) -> None:
    """Make every hidden cell safe: from the outsider always, from the better informed where it can be had."""
    start(hiding)
    checked: set[int] = set()
    # The county's own first: what protects it (even a county count) protects the breakdowns as well.
    keys = hiding.system.keys
    waiting = sorted(hiding.targets, key=lambda cell: (not is_total(keys[cell].breakdown), keys[cell]))
    waiting += [cell for cell in range(len(hiding.system.keys)) if _is_hidden(hiding, cell)]
    hiding.fresh.clear()
    while waiting:
        for cell in waiting:
            if cell in checked or not hiding.unknown[cell]:
                continue
            checked.add(cell)
            _secure_all(hiding, cell)
        waiting, hiding.fresh = sorted(hiding.fresh), []


def _is_hidden(hiding: Hiding, cell: int) -> bool:
    return hiding.unknown[cell] and not hiding.system.virtual[cell]


def _secure_all(hiding: Hiding, cell: int) -> None:
    for scenario in SCENARIOS if cell in hiding.targets else SCENARIOS[:1]:
        if _met(hiding, cell, scenario):
            continue
        before = _remember(hiding)
        if secure(hiding, cell, scenario):
            continue
        hiding.unmet.append((cell, scenario))
        _restore(hiding, before)


@dataclass(frozen=True)
class _Memory:
    shown: dict[int, bool]
    unknown: list[bool]
    found: dict[str, Found]
    because: dict[int, int]
    fresh: list[int]


def _remember(hiding: Hiding) -> _Memory:
    return _Memory(
        dict(hiding.shown),
        list(hiding.unknown),
        {name: Found(f.lowest.copy(), f.highest.copy()) for name, f in hiding.found.items()},
        dict(hiding.because),
        list(hiding.fresh),
    )


def _restore(hiding: Hiding, memory: _Memory) -> None:
    """Take back what was hidden in vain."""
    for cell, unknown in enumerate(memory.unknown):
        if hiding.unknown[cell] != unknown:
            hiding.bounds.set_unknown(cell, unknown)
    hiding.shown.update(memory.shown)
    hiding.found, hiding.because, hiding.fresh = memory.found, memory.because, memory.fresh
