"""Try to work out what a release hides, from release files alone and what the public knows.

Linear programming over every number that is printed in any of the releases: for each hidden number the lowest and
the highest that it can be. Written apart from the hiding (import-linter holds it): a release in which this succeeds
cannot be published. docs/decisions/0501.
"""

import math
import time
from dataclasses import dataclass, field
from pathlib import Path

import highspy
import numpy as np
import pandas as pd
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from memberpanel.disclosure.annual import tie_annual
from memberpanel.disclosure.gathering import always_known, gather
from memberpanel.disclosure.knowledge import Fault, Knowledge, Name, Row, county
from memberpanel.disclosure.readers import ENDLESS, WIDTH, A, Classes, Narrowed, Range
from memberpanel.disclosure.release_files import read_release
from memberpanel.disclosure.told import Told, told
from memberpanel.disclosure.twins import tie_twins
from memberpanel.periods import is_total

_EXACT = 1e-5
_LARGEST = 100_000.0


@dataclass(frozen=True)
class Recovered:
    """A hidden number that can be worked out, or be proven small."""

    set: str
    quarter: str
    breakdown: str
    group: str
    lowest: int
    highest: int

    def __str__(self) -> str:
        said = f"is {self.lowest}" if self.lowest == self.highest else f"is {self.lowest} to {self.highest}"
        return f"{self.set} in {self.quarter}, {self.breakdown} {self.group} {said}"


@dataclass(frozen=True)
class AttackReport:
    """What was tried: all numbers that no release prints; `hidden` counts those that stand as hidden in a table.

    `narrowest` is the width of the narrowest interval of a hidden one, None when nothing is hidden.
    `intervals` holds lowest and highest by (set, quarter, breakdown, group): for the Director, not for a page.
    """

    tried: int
    hidden: int
    recovered: list[Recovered]
    narrowest: int | None
    assumed: list[str]
    seconds: float
    intervals: dict[Name, tuple[int, int]] = field(repr=False, default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    narrowed: list[Narrowed] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return not (self.recovered or self.faults or self.told)

    def facts(self) -> list[tuple[str, str]]:
        """Return the rows of table attack of a release."""
        return [
            ("tried", str(self.tried)),
            ("hidden", str(self.hidden)),
            ("recovered", str(len(self.recovered))),
            ("told", str(len(self.told))),
            ("contradictions", str(len(self.faults))),
            ("narrowest", "nothing is hidden" if self.narrowest is None else str(self.narrowest)),
            *[("assumed known", words) for words in self.assumed],
            ("seconds", f"{self.seconds:.1f}"),
        ]


def attack(
    releases: list[Path],
    *,
    facts: pd.DataFrame | None = None,
    zeros_are_shown: bool | None = None,
    classes: Classes | None = None,
) -> AttackReport:
    """Attack all releases together, with the facts (columns of known_facts.csv) as further knowledge.

    `releases` are release files or their folders, in any order. `zeros_are_shown` says whether the reader may take
    it that what is hidden is not zero; None lets the files tell. With `classes` the readers B and C try as well, and
    `narrowed` has what they find: whoever drafts knows which of it was accepted.
    """
    began = time.perf_counter()
    read = [read_release(path) for path in releases]
    knowledge = gather(read, facts, zeros_are_shown=zeros_are_shown)
    tie_twins(knowledge, read)
    tie_annual(knowledge, read)
    knowledge.assumed[:0] = always_known(read)
    intervals = intervals_of(knowledge)
    recovered = [
        _named(name, interval) for name, interval in intervals.items() if _is_out(knowledge, name, interval)
    ]
    recovered += [_named(name, (int(count), int(count))) for name, count in knowledge.small.items()]
    hidden = [interval for name, interval in intervals.items() if _counts(knowledge, name)]
    narrowest = min((high - low for low, high in hidden), default=None)
    said = told(knowledge, read, intervals)
    narrowed = _narrowed(knowledge, classes, intervals) if classes else []
    seconds = time.perf_counter() - began
    return AttackReport(
        len(intervals),
        len(hidden),
        recovered,
        narrowest,
        knowledge.assumed,
        seconds,
        intervals,
        knowledge.faults,
        said,
        narrowed,
    )


def _narrowed(
    knowledge: Knowledge, classes: Classes, intervals: dict[Name, tuple[int, int]]
) -> list[Narrowed]:
    """Return the small numbers that anybody can prove to be small, and those that readers B and C narrow down."""
    knowledge.assumed.append(
        "to a second reader also which hidden numbers are the small ones, and to a third what the others are"
    )
    asked = {name for name in classes.small if name not in knowledge.known and not _nobody(knowledge, name)}
    found = []
    for name in sorted(asked & intervals.keys()):
        (low, high), whole = intervals[name], county(name)
        most = intervals.get(whole, (0, math.inf))[1] if whole != name else math.inf
        limit = min(classes.small[name][1] + 1, knowledge.known.get(whole, most))
        if classes.small[name][1] < ENDLESS and (low > 1 or high < limit):
            found.append(Narrowed(name, A, low, high))
    for reader, width in WIDTH.items():
        ends = intervals_of(knowledge, classes.ranges(reader), asked)
        found += [Narrowed(name, reader, *end) for name, end in ends.items() if end[1] - end[0] < width]
    return found


def _named(name: Name, interval: tuple[int, int]) -> Recovered:
    return Recovered(*name, *interval)


def _counts(knowledge: Knowledge, name: Name) -> bool:
    return name in knowledge.hidden and not _nobody(knowledge, name)


def _is_out(knowledge: Knowledge, name: Name, interval: tuple[int, int]) -> bool:
    """Say whether a number counts as worked out: known exactly or proven small; one never printed only when small."""
    low, high = interval
    if name in knowledge.public:
        return False
    if name not in knowledge.hidden:
        return low >= 1 and high < knowledge.derived[name]
    # That nobody's number is above the county's is no news where the county's own number is printed.
    whole = knowledge.known.get(county(name), math.inf)
    limit = knowledge.hidden[name] if is_total(name[2]) else min(knowledge.hidden[name], whole)
    return _counts(knowledge, name) and (low == high or high < limit)


def _nobody(knowledge: Knowledge, name: Name) -> bool:
    """Say whether nobody could be there, since the whole county's number, or what it is a share of, is zero."""
    return knowledge.known.get(county(name)) == 0 or knowledge.of_none(name)


@dataclass
class _System:
    """The ties among unknown numbers, as arrays, with the unknowns that hang together numbered alike."""

    names: list[Name]
    rows: list[tuple[np.ndarray, np.ndarray, float, float, Row]]
    belongs: np.ndarray


def _without_known(knowledge: Knowledge) -> _System:
    """Put the known numbers into the ties and find what still hangs together."""
    place: dict[Name, int] = {}
    rows = []
    for tie in knowledge.ties:
        fixed = sum(c * knowledge.known[name] for name, c in tie.terms if name in knowledge.known)
        free = [(name, c) for name, c in tie.terms if name not in knowledge.known]
        if free:
            columns = np.array([place.setdefault(name, len(place)) for name, _ in free])
            values = np.array([c for _, c in free])
            rows.append((columns, values, tie.lower - fixed, tie.upper - fixed, tie))
    for name in knowledge.hidden:
        if name not in knowledge.known:
            place.setdefault(name, len(place))
    first = np.concatenate([np.full(len(r[0]), r[0][0]) for r in rows]) if rows else np.array([], dtype=int)
    second = np.concatenate([r[0] for r in rows]) if rows else np.array([], dtype=int)
    graph = coo_matrix((np.ones(len(first)), (first, second)), shape=(len(place), len(place)))
    return _System(list(place), rows, connected_components(graph, directed=False)[1])


def intervals_of(
    knowledge: Knowledge, ranges: dict[Name, Range] | None = None, wanted: set[Name] | None = None
) -> dict[Name, tuple[int, int]]:
    """Return the lowest and highest whole number that each hidden or derived number can be.

    `ranges` are what a reader knows of single numbers besides, and `wanted` the numbers that are asked for then.
    """
    system = _without_known(knowledge)
    members: dict[int, list[int]] = {}
    for column, part in enumerate(system.belongs):
        members.setdefault(int(part), []).append(column)
    rows: dict[int, list] = {}
    for row in system.rows:
        rows.setdefault(int(system.belongs[row[0][0]]), []).append(row)
    found: dict[Name, tuple[int, int]] = {}
    for part, columns in members.items():
        names = system.names
        if ranges is not None:
            if asked := [c for c in columns if names[c] in wanted]:
                found.update(_attack_part_knowing(system, columns, rows.get(part, []), asked, ranges))
            continue
        asked = [c for c in columns if names[c] in knowledge.hidden or names[c] in knowledge.derived]
        if asked:
            found.update(_attack_part(knowledge, system, columns, rows.get(part, []), asked))
    return found


def _attack_part_knowing(
    system: _System, columns: list[int], rows: list, asked: list[int], ranges: dict[Name, Range]
) -> dict[Name, tuple[int, int]]:
    """Return the interval of each number asked for, to a reader who knows ranges; none where they cannot be true."""
    ends = np.array([ranges.get(system.names[column], (0.0, _LARGEST)) for column in columns])
    for kept in (rows, [row for row in rows if not row[4].belief]):
        program = _program(columns, kept, ends[:, 0], ends[:, 1])
        if program is not None:
            return _extremes(system, columns, program, asked)
    return {}


def _attack_part(
    knowledge: Knowledge, system: _System, columns: list[int], rows: list, asked: list[int]
) -> dict[Name, tuple[int, int]]:
    """Return the interval of each number asked for; give up beliefs that cannot be true."""
    floor = 1.0 if knowledge.zeros_are_shown else 0.0
    lower = np.array([floor * _counts(knowledge, system.names[column]) for column in columns])
    certain = [row for row in rows if not row[4].belief]
    for kept, least in ((rows, lower), (certain, lower), (certain, 0.0 * lower)):
        program = _program(columns, kept, least)
        if program is None:
            continue
        if kept is not rows:
            _believe(knowledge, program, columns, [row for row in rows if row[4].belief])
        return _extremes(system, columns, program, asked)
    knowledge.faults.append(Fault(*system.names[asked[0]][:3], "what is printed cannot all be true"))
    return {}


def _believe(knowledge: Knowledge, program: highspy.Highs, columns: list[int], rows: list) -> None:
    """Add what is believed to a part in which not all of it can be true, leaving out each that does not fit."""
    beliefs: dict[str, list] = {}
    for row in rows:
        beliefs.setdefault(row[4].belief, []).append(row)
    for belief, together in beliefs.items():
        first = program.getNumRow()
        _add(program, columns, together)
        if _fits(program):
            continue
        program.deleteRows(program.getNumRow() - first, np.arange(first, program.getNumRow(), dtype=np.int32))
        program.clearSolver()
        # Where the files themselves say what holds, they cannot print what denies it; others may count differently.
        if knowledge.stated and not together[0][4].elsewhere and not knowledge.zeros_are_shown:
            name = together[0][4].terms[0][0]
            knowledge.faults.append(Fault(*name[:3], f"what is printed denies that {belief}"))
        knowledge.assumed.append(f"not that {belief}: what is printed denies it")


def _program(
    columns: list[int], rows: list, lower: np.ndarray, upper: np.ndarray | None = None
) -> highspy.Highs | None:
    """Return the solver holding one part's ties, or None when they contradict each other."""
    program = highspy.Highs()
    program.setOptionValue("output_flag", False)
    program.setOptionValue("presolve", "off")
    program.setOptionValue("threads", 1)
    program.addVars(len(columns), lower, np.full(len(columns), _LARGEST) if upper is None else upper)
    _add(program, columns, rows)
    return program if _fits(program) else None


def _add(program: highspy.Highs, columns: list[int], rows: list) -> None:
    place = {column: number for number, column in enumerate(columns)}
    for found, values, low, high, _ in rows:
        index = np.array([place[c] for c in found], dtype=np.int32)
        program.addRow(max(low, -highspy.kHighsInf), min(high, highspy.kHighsInf), len(index), index, values)


def _fits(program: highspy.Highs) -> bool:
    """Say whether any numbers agree with everything the solver holds; a lost simplex is started afresh first."""
    program.run()
    if program.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        program.clearSolver()
        program.run()
    return program.getModelStatus() == highspy.HighsModelStatus.kOptimal


def _extremes(
    system: _System, columns: list[int], program: highspy.Highs, asked: list[int]
) -> dict[Name, tuple[int, int]]:
    place = {column: number for number, column in enumerate(columns)}
    found = {}
    for column in asked:
        ends = [_end(program, place[column], cost) for cost in (1.0, -1.0)]
        # Children come whole: the ends are drawn in to whole numbers.
        found[system.names[column]] = (math.ceil(ends[0] - _EXACT), math.floor(ends[1] + _EXACT))
    return found


def _end(program: highspy.Highs, column: int, cost: float) -> float:
    program.changeColCost(column, cost)
    _fits(program)
    value = cost * program.getInfo().objective_function_value
    program.changeColCost(column, 0.0)
    return value
