"""What ties printed and hidden numbers together: groups to totals, quarters to years, stocks to flows, parts to wholes."""

import json
import math

import pandas as pd

from memberpanel.disclosure.knowledge import Fault, Knowledge, Name, about, county
from memberpanel.disclosure.release_files import DEFAULT_THRESHOLD, Release
from memberpanel.periods import dimension, is_total, is_yearly, quarters_of_year
from memberpanel.quarters import Quarter

Groups = dict[tuple[str, str, str], list[str]]


def groups_of(everything: list[pd.DataFrame]) -> Groups:
    """Return the groups of every breakdown of every set in every quarter."""
    groups: dict[tuple[str, str, str], dict[str, None]] = {}
    for rows in everything:
        for row in rows[rows["status"].isin(["shown", "c", "z"])].itertuples(index=False):
            printed = about(row)
            names = (
                [printed.number]
                if printed.of is None or printed.is_share_of_total
                else [printed.number, printed.of]
            )
            for name in names:
                groups.setdefault(name[:3], {})[name[3]] = None
    return {line: list(found) for line, found in groups.items()}


def add_years_known(knowledge: Knowledge, groups: Groups) -> None:
    """Add the years that are public although no table prints them, for sets whose quarters are printed."""
    for name in sorted(knowledge.known):
        line = name[:3]
        if is_yearly(line[2]) and line not in groups and (name[0], name[1], dimension(line[2])) in groups:
            groups[line] = [name[3]]
        elif is_yearly(line[2]) and line in groups and name[3] not in groups[line]:
            groups[line].append(name[3])


def tie_years(knowledge: Knowledge, groups: Groups, not_in: set[tuple[str, ...]]) -> None:
    """Tie each year to its four quarters by group, whether or not the quarters are printed by group."""
    for line in [line for line in groups if is_yearly(line[2]) and line not in not_in]:
        name, last, breakdown = line
        quarters = [str(quarter) for quarter in quarters_of_year(Quarter.parse(last))]
        if not is_total(breakdown) and any((name, quarter, "total") not in groups for quarter in quarters):
            continue
        by, found = dimension(breakdown), groups[line]
        for quarter in quarters:
            if (name, quarter, by) not in groups:
                groups[(name, quarter, by)] = list(found)
                knowledge.derived |= {
                    (name, quarter, by, group): _strictest(knowledge, (*line, group)) for group in found
                }
        ties = [
            [((*line, group), 1.0), *(((name, quarter, by, group), -1.0) for quarter in quarters)]
            for group in found
        ]
        denied = [tie for tie in ties if _denied(knowledge, tie)]
        if denied:
            knowledge.contradicted(denied[0], "the year is not the sum of its quarters")
            continue
        for tie in ties:
            knowledge.tie(tie, belief=f"{name} of the year to {last} by {by} is that of its quarters")


def tie_lines(knowledge: Knowledge, groups: Groups, not_in: set[tuple[str, ...]]) -> None:
    """Tie the groups of a breakdown to its total, unless the files say that they are not a partition of it.

    Printed groups that are more than their printed total, or less with nothing hidden, are a fault.
    """
    for (name, quarter, breakdown), found in groups.items():
        total = county((name, quarter, breakdown, "all"))
        if is_total(breakdown) or total[:3] not in groups or (name, quarter, breakdown) in not_in:
            continue
        cells = [(name, quarter, breakdown, group) for group in found]
        shown = sum(knowledge.known.get(cell, 0.0) for cell in cells)
        whole = knowledge.known.get(total, math.inf)
        complete = total in knowledge.known and all(cell in knowledge.known for cell in cells)
        if shown > whole or (complete and shown != whole):
            words = "the groups that are printed do not add up to the total"
            knowledge.faults.append(Fault(name, quarter, breakdown, words))
        elif not complete:
            knowledge.tie([(total, 1.0), *((cell, -1.0) for cell in cells)])


def tie_beliefs(knowledge: Knowledge, releases: list[Release], groups: Groups) -> None:
    """Tie what the files say, or the names suggest: stocks and flows, and sets inside sets."""
    identities, within = _stated(releases, groups)
    for sets, not_in in identities.items():
        for _, quarter, breakdown in [line for line in groups if line[0] == sets[0]]:
            if (quarter, breakdown) not in not_in:
                _tie_flow(knowledge, sets, (quarter, breakdown), groups)
    for inner, outer in within.items():
        for line, found in [(line, found) for line, found in groups.items() if line[0] == inner]:
            for group in found if (outer, *line[1:]) in groups else ():
                here = (*line[1:], group)
                gap = (f"{outer} outside {inner}", *here)
                belief = f"{inner} in {line[1]} by {line[2]} is a part of {outer}"
                knowledge.tie([((outer, *here), 1.0), ((inner, *here), -1.0), (gap, -1.0)], belief=belief)
                knowledge.derived[gap] = _strictest(knowledge, (outer, *here), (inner, *here))


Identities = dict[tuple[str, str, str], set[tuple[str, str]]]


def _stated(releases: list[Release], groups: Groups) -> tuple[Identities, dict[str, str]]:
    """Return stock, started and ended with where they are said not to hold, and which set is within which.

    Where a file says nothing of identities, names ending in _open, _started and _ended are taken for one.
    """
    sets = {line[0] for line in groups}
    found: Identities = {}
    within: dict[str, str] = {}
    for release in releases:
        within.update(json.loads(release.manifest.get("within") or "{}"))
        for one in json.loads(release.manifest.get("identities") or "[]"):
            names = (one["stock"], one["started"], one["ended"])
            found.setdefault(names, set()).update((quarter, by) for quarter, by in one.get("not_in", []))
    silent = not any("identities" in release.manifest for release in releases)
    for name in sorted(sets) if silent else ():
        stem = name.removesuffix("_open")
        if stem != name and {f"{stem}_started", f"{stem}_ended"} & sets:
            found[(name, f"{stem}_started", f"{stem}_ended")] = set()
    return found, within


def _strictest(knowledge: Knowledge, *names: Name) -> int:
    return max([knowledge.hidden.get(name, 0) for name in names] + [DEFAULT_THRESHOLD])


def _tie_flow(
    knowledge: Knowledge, sets: tuple[str, str, str], where: tuple[str, str], groups: Groups
) -> None:
    """Believe stock now = stock before + started - ended by group, unless shown numbers deny it."""
    stock, started, ended = sets
    quarter, breakdown = where
    before = str(Quarter.parse(quarter).plus(-1))
    flows = [name for name in (started, ended) if (name, quarter, breakdown) in groups]
    if not flows or (stock, before, breakdown) not in groups:
        return
    ties = []
    for group in groups[(stock, quarter, breakdown)]:
        cells = [
            ((stock, quarter, breakdown, group), 1.0),
            ((stock, before, breakdown, group), -1.0),
            ((started, quarter, breakdown, group), -1.0),
            ((ended, quarter, breakdown, group), 1.0),
        ]
        if _denied(knowledge, cells):
            knowledge.contradicted(
                cells, "what stands is not what stood before, and what started, less what ended"
            )
            return
        ties.append(cells)
    belief = f"{stock} in {quarter} by {breakdown} is what it was, and {started}, less {ended}"
    for cells in ties:
        knowledge.tie(cells, belief=belief)
    for name in {started, ended} - set(flows):
        unprinted = [(name, quarter, breakdown, cells[0][0][3]) for cells in ties]
        for cell in unprinted:
            knowledge.derived[cell] = _strictest(knowledge, cell)
        if (name, quarter, "total") in groups:
            total = (name, quarter, "total", "all")
            terms = [(total, 1.0), *((cell, -1.0) for cell in unprinted)]
            knowledge.tie(terms, belief=belief)


def _denied(knowledge: Knowledge, cells: list[tuple[Name, float]]) -> bool:
    """Say whether shown numbers contradict a tie, what nobody prints being free but not negative."""
    unknown = [sign for name, sign in cells if name not in knowledge.known]
    balance = sum(sign * knowledge.known[name] for name, sign in cells if name in knowledge.known)
    if not unknown:
        return balance != 0
    if len({sign > 0 for sign in unknown}) == 1:
        return balance * unknown[0] > 0
    return False


def zeros_beside_hidden(knowledge: Knowledge, groups: Groups) -> bool:
    """Say whether a zero stands shown in a line that hides something: then what is hidden there is not zero."""
    for (name, quarter, breakdown), found in groups.items():
        if is_total(breakdown):
            continue
        cells = [(name, quarter, breakdown, group) for group in found]
        if not any(cell in knowledge.hidden and cell not in knowledge.known for cell in cells):
            continue
        if any(knowledge.known.get(cell) == 0 and not knowledge.of_none(cell) for cell in cells):
            return True
    return False
