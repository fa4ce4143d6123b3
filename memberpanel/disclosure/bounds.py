"""How closely a reader can work out a cell: linear programs over the cells that are not printed.

Only the cells that hang together with the one asked for enter a program; it is kept and started again from where
it stood (HiGHS).
"""

from dataclasses import dataclass, field

import highspy
import numpy as np

from memberpanel.disclosure.cells import System

# No set of a county is larger; a bound keeps every program finite. Where a number is, the bound is twice that.
CEILING = 100_000.0
OUTSIDER, KNOWS_THE_SMALL, KNOWS_ALL_CLASSES = "A", "B", "C"


class Contradiction(Exception):
    """What is printed cannot all be true; `relations` are the numbers of those among which it shows."""

    def __init__(self, relations: list[int]) -> None:
        super().__init__(f"no numbers fit {len(relations)} relations")
        self.relations = relations


@dataclass
class Part:
    """Unknown cells that hang together, their relations, and the program over them."""

    cells: list[int]
    relations: list[int]
    column: dict[int, int] = field(default_factory=dict)
    program: highspy.Highs | None = None
    scenario: str = ""


@dataclass(frozen=True)
class Bound:
    """The end of an interval, the numbers that reach it, and what each printed cell beside it is worth."""

    value: float
    point: np.ndarray
    cells: list[int]
    worth: dict[int, float]


class Bounds:
    """A reader who knows every cell that is not `unknown`, and that no cell is negative."""

    def __init__(self, system: System, unknown: list[bool], targets: set[int]) -> None:
        self.system = system
        self.unknown = unknown
        self.targets = targets
        self.ceiling = max(CEILING, 2 * max(system.truth, default=0.0))
        self._parts: dict[int, Part] = {}
        self.solved = 0

    def part_of(self, cell: int) -> Part:
        """Return the unknown cells that hang together with this one."""
        if cell in self._parts:
            return self._parts[cell]
        cells, relations, waiting = {cell}, set(), [cell]
        while waiting:
            for number in self.system.touching[waiting.pop()]:
                if number in relations:
                    continue
                relations.add(number)
                fresh = [c for c in self.system.relations[number].cells if self.unknown[c] and c not in cells]
                cells.update(fresh)
                waiting.extend(fresh)
        part = Part(sorted(cells), sorted(relations))
        part.column = {one: column for column, one in enumerate(part.cells)}
        self._parts.update(dict.fromkeys(part.cells, part))
        return part

    def set_unknown(self, cell: int, unknown: bool) -> None:
        """Print a cell no longer (or again), and forget the programs that it changes."""
        self.unknown[cell] = unknown
        near = [c for number in self.system.touching[cell] for c in self.system.relations[number].cells]
        for one in (cell, *near):
            part = self._parts.get(one)
            for member in part.cells if part else ():
                self._parts.pop(member, None)

    def _known_side(self, number: int, part: Part) -> float:
        relation = self.system.relations[number]
        return -sum(
            c * self.system.truth[cell]
            for cell, c in zip(relation.cells, relation.coefficients, strict=True)
            if cell not in part.column
        )

    def _load(self, part: Part) -> None:
        """Hand the relations of a part to the solver."""
        starts, index, value, right = [0], [], [], []
        for number in part.relations:
            relation = self.system.relations[number]
            for cell, coefficient in zip(relation.cells, relation.coefficients, strict=True):
                if cell in part.column:
                    index.append(part.column[cell])
                    value.append(float(coefficient))
            starts.append(len(index))
            right.append(self._known_side(number, part))
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(part.cells), len(part.relations)
        lp.col_cost_ = np.zeros(len(part.cells))
        lp.col_lower_, lp.col_upper_ = np.zeros(len(part.cells)), np.full(len(part.cells), self.ceiling)
        lp.row_lower_, lp.row_upper_ = np.array(right), np.array(right)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.array(starts)
        lp.a_matrix_.index_, lp.a_matrix_.value_ = np.array(index), np.array(value)
        program = highspy.Highs()
        program.setOptionValue("output_flag", False)
        program.setOptionValue("presolve", "off")
        program.setOptionValue("threads", 1)
        program.setOptionValue("solver", "simplex")
        program.passModel(lp)
        part.program, part.scenario = program, OUTSIDER

    def _range(self, cell: int, scenario: str) -> tuple[float, float]:
        """Return what a reader of this scenario holds possible for one cell before adding anything up."""
        system = self.system
        if scenario == OUTSIDER or cell in system.unsure:
            return 0.0, self.ceiling
        limit = system.threshold[cell]
        if cell in self.targets:
            lower = min(1.0, system.truth[cell])
            return lower, (limit - 1.0 if system.truth[cell] < limit else self.ceiling)
        if scenario == KNOWS_THE_SMALL or system.virtual[cell]:
            return 0.0, self.ceiling
        if system.truth[cell] == 0:
            return 0.0, 0.0
        return min(float(limit), system.truth[cell]), self.ceiling

    def bound(self, cell: int, *, highest: bool, scenario: str = OUTSIDER) -> Bound:
        """Return the highest or lowest number that a cell can hold; raise Contradiction when none fits."""
        part = self.part_of(cell)
        if part.program is None:
            self._load(part)
        if part.scenario != scenario:
            ranges = [self._range(one, scenario) for one in part.cells]
            columns = np.arange(len(part.cells), dtype=np.int32)
            lower, upper = np.array([r[0] for r in ranges]), np.array([r[1] for r in ranges])
            part.program.changeColsBounds(len(columns), columns, lower, upper)
            part.scenario = scenario
        column = part.column[cell]
        part.program.changeColCost(column, -1.0 if highest else 1.0)
        self._run(part)
        solution = part.program.getSolution()
        point, duals = np.array(solution.col_value), solution.row_dual
        part.program.changeColCost(column, 0.0)
        return Bound(float(point[column]), point, part.cells, self._worth(part, duals))

    def _run(self, part: Part) -> None:
        self.solved += 1
        part.program.run()
        if part.program.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            # Many changed bounds can leave the simplex lost: start it afresh before believing it.
            part.program.clearSolver()
            part.program.run()
        if part.program.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise Contradiction(part.relations)

    def _worth(self, part: Part, duals: list[float]) -> dict[int, float]:
        """Return, for each printed cell beside the part, how the goal moves when its number rises by one."""
        worth: dict[int, float] = {}
        for number, dual in zip(part.relations, duals, strict=True):
            if abs(dual) < 1e-7:
                continue
            relation = self.system.relations[number]
            for cell, coefficient in zip(relation.cells, relation.coefficients, strict=True):
                if cell not in part.column:
                    worth[cell] = worth.get(cell, 0.0) - coefficient * dual
        return {cell: value for cell, value in worth.items() if abs(value) > 1e-7}
