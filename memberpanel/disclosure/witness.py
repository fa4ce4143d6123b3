"""Proof that a release is safe that needs no solver: whole tables that agree with everything printed.

For every small cell one of them holds none or one child, and another the threshold or more. They are made from the
true numbers and say which hidden cells are small: they are looked at while drafting and written nowhere.
"""

import math

import highspy
import numpy as np

from memberpanel.disclosure.bounds import OUTSIDER, Bounds, Part
from memberpanel.disclosure.cells import System
from memberpanel.disclosure.choosing import Hiding
from memberpanel.refusals import Refused

Table = dict[int, int]  # the number that each cell that is not printed holds


class NoWitness(Refused):
    """No table of whole numbers shows that a cell could be large, or could be none."""


def witness_tables(hiding: Hiding) -> list[Table]:
    """Return tables that together show every small cell as 0 or 1 and as its threshold or more.

    Raise NoWitness naming the first cell for which there is none.
    """
    bounds = Bounds(hiding.system, list(hiding.unknown), hiding.targets)
    by_part: dict[int, list[Table]] = {}
    for cell in sorted(_proven(hiding)):
        part = bounds.part_of(cell)
        tables = by_part.setdefault(part.cells[0], [])
        for highest in (True, False):
            if not any(_shows(hiding, cell, table[cell], highest) for table in tables):
                tables.append(_table(hiding, bounds, part, cell, highest))
    for cell, unknown in enumerate(hiding.unknown):
        part = bounds.part_of(cell) if unknown else None
        if part is not None and part.cells[0] not in by_part:
            by_part[part.cells[0]] = [_any_table(hiding, bounds, part)]
    most = max((len(tables) for tables in by_part.values()), default=0)
    return [
        _joined([tables[min(number, len(tables) - 1)] for tables in by_part.values()])
        for number in range(most)
    ]


def _proven(hiding: Hiding) -> set[int]:
    """Return the small cells that the release keeps from an outsider (what was public before cannot be kept)."""
    lost = {cell for cell, scenario in hiding.unmet if scenario == OUTSIDER}
    return {cell for cell in hiding.targets - lost if hiding.system.truth[cell] < hiding.limit(cell)}


def _shows(hiding: Hiding, cell: int, number: int, highest: bool) -> bool:
    return number >= hiding.limit(cell) if highest else number <= 1


def _joined(tables: list[Table]) -> Table:
    return {cell: number for table in tables for cell, number in table.items()}


def _any_table(hiding: Hiding, bounds: Bounds, part: Part) -> Table:
    if hiding.system.unsure.isdisjoint(part.cells):
        return {cell: int(hiding.system.truth[cell]) for cell in part.cells}
    point = bounds.bound(part.cells[0], highest=True).point
    return _whole(part, point) or _integer(bounds, part, part.cells[0], highest=True)


def _table(hiding: Hiding, bounds: Bounds, part: Part, cell: int, highest: bool) -> Table:
    point = bounds.bound(cell, highest=highest).point
    table = _whole(part, point) or _integer(bounds, part, cell, highest=highest)
    if not _shows(hiding, cell, table[cell], highest):
        raise NoWitness(
            f"No whole numbers show that {hiding.system.keys[cell]} could be otherwise. Hide more."
        )
    return table


def _whole(part: Part, point: np.ndarray) -> Table:
    """Return the solver's numbers where they are whole, as the corners of such tables mostly are."""
    rounded = np.rint(point)
    if np.abs(point - rounded).max() > 1e-6:
        return {}
    return {cell: int(number) for cell, number in zip(part.cells, rounded, strict=True)}


def _integer(bounds: Bounds, part: Part, cell: int, *, highest: bool) -> Table:
    """Solve again in whole numbers."""
    program, columns = part.program, np.arange(len(part.cells), dtype=np.int32)
    kinds = np.full(len(part.cells), int(highspy.HighsVarType.kInteger), dtype=np.uint8)
    program.changeColsIntegrality(len(columns), columns, kinds)
    program.changeColCost(part.column[cell], -1.0 if highest else 1.0)
    program.run()
    point = np.array(program.getSolution().col_value)
    program.changeColCost(part.column[cell], 0.0)
    kinds[:] = int(highspy.HighsVarType.kContinuous)
    program.changeColsIntegrality(len(columns), columns, kinds)
    return {one: int(math.floor(number + 0.5)) for one, number in zip(part.cells, point, strict=True)}


def faults(system: System, unknown: list[bool], limits: dict[int, float], tables: list[Table]) -> list[str]:
    """Check the tables by adding up, with no solver; return what is wrong, nothing when they prove what they should.

    `limits` holds the small cells with the number that each must be able to reach.
    """
    found = []
    for number, table in enumerate(tables):
        found += [f"table {number}: {system.keys[cell]} is negative" for cell, n in table.items() if n < 0]
        for relation in system.relations:
            held = zip(relation.cells, relation.coefficients, strict=True)
            total = sum(c * (table[cell] if unknown[cell] else system.truth[cell]) for cell, c in held)
            if total != 0:
                found.append(
                    f"table {number}: {relation.kind} of {system.keys[relation.cells[0]]} does not add up"
                )
    for cell, limit in sorted(limits.items()):
        if not any(table[cell] >= limit for table in tables):
            found.append(f"{system.keys[cell]} reaches {limit:g} in no table")
        if not any(table[cell] <= 1 for table in tables):
            found.append(f"{system.keys[cell]} is none or one in no table")
    return found


def prove(hiding: Hiding) -> list[str]:
    """Find the tables and check them; return what is wrong."""
    limits = {cell: hiding.limit(cell) for cell in _proven(hiding)}
    return faults(hiding.system, hiding.unknown, limits, witness_tables(hiding))
