"""Protect the figures of a release: what is shown, and `c` for the rest.

docs/decisions/0501 for the form chosen. Nothing here is read by a page; the attack is written apart from it.
"""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from memberpanel.disclosure.bounds import OUTSIDER, Contradiction
from memberpanel.disclosure.cells import Figure, Key, Line, System, build
from memberpanel.disclosure.choosing import Hiding, choose, primaries
from memberpanel.disclosure.facts import Known, known_cells
from memberpanel.disclosure.ledger import may_be_revised, with_earlier
from memberpanel.disclosure.same import same_cells
from memberpanel.disclosure.tree import refuse_circles
from memberpanel.disclosure.withheld import withheld_cells
from memberpanel.periods import is_total, is_yearly
from memberpanel.refusals import Refused

SMALLEST_FOR_A_MEDIAN = 10
BY_YEAR_ONLY = "It is published by year only, since so few can be counted in a quarter."
NONE_TO_COUNT = "There were none to take it of."
FIGURE_COLUMNS = (
    "measure", "quarter", "breakdown", "group_name", "group_order", "status", "numerator", "denominator", "value",
    "revised", "provisional", "reason",
)  # fmt: skip
_OPTIONAL = (
    "children",
    "part_children",
    "rest_children",
    "within",
    "part_set",
    "reason",
    "value",
    "denominator",
)
_USUAL = {"printed": True, "kind": "flow"}


class CannotBeMadeSafe(Refused):
    """Even with everything hidden that may be, a small count can be worked out."""


@dataclass(frozen=True)
class Protected:
    """The figures as table figures of queries/release.sql (not rounded), and what was done, for the Director.

    `workings` holds true numbers: it is for witness.py and is never written anywhere.
    """

    figures: pd.DataFrame
    report: dict
    workings: Hiding


def protect(
    cells: pd.DataFrame,
    *,
    identities: Sequence[dict],
    earlier: pd.DataFrame | None,
    facts: pd.DataFrame | None,
    smallest_denominator: int,
    seed: bytes,
    same: Sequence[dict] = (),
    withheld: pd.DataFrame | None = None,
) -> Protected:
    """Return the figures that may be published; raise CannotBeMadeSafe naming the count that cannot be kept.

    Raise NotATree where percentages of one set are broken down in a circle.

    `cells` is the frame of measures.counting.count_all with the columns whole_set, part_set, within, protect,
    kind, statistic and threshold of its measure. `earlier` holds the figures of every release published before, the
    oldest first: what they say is written once, and only county totals are revised. `identities` and `same` are the
    tables of queries/identities.toml, `facts` and `withheld` those of known_facts.csv and withheld.csv. The same inputs
    and seed give the same figures.
    """
    began = time.perf_counter()
    rows, standing = with_earlier(_with_columns(cells), earlier)
    refuse_circles(rows, identities)
    hiding, known = _hidden(rows, identities, same, (facts, withheld), smallest_denominator, seed)
    lost = _refuse_or_name_lost(hiding, rows, known)
    written = _written(rows, standing, hiding, hiding.figures)
    report = _report(hiding, written, known, lost, time.perf_counter() - began)
    manifest = _for_the_manifest(rows, identities, same, hiding.system)
    return Protected(written, {**report, "manifest": manifest}, hiding)


def _hidden(
    rows: pd.DataFrame,
    identities: Sequence[dict],
    same: Sequence[dict],
    declared: tuple[pd.DataFrame | None, pd.DataFrame | None],
    smallest: int,
    seed: bytes,
) -> tuple[Hiding, list[Known]]:
    """Hide, leaving aside one by one the sums of stock and flow that published numbers contradict.

    `declared` are the facts and what is withheld. After late records a quarter's stock is not what was printed a quarter before plus this quarter's flows. Where
    the groups that were hidden are the ones that moved, this shows only in that no numbers fit.
    """
    denied: set[Line] = set()
    facts, withheld = declared
    twins, differing = same_cells(rows, same)
    while True:
        system, figures = build(rows, identities, denied, twins)
        system.denied += differing
        known, notes = known_cells(facts, rows, figures, system, denied)
        hiding = _begin(system, figures, rows, smallest, seed, known)
        hiding.withheld, more = withheld_cells(withheld, rows, figures)
        system.notes.extend([*notes, *more])
        try:
            primaries(hiding)
            _drop_contradicted(hiding, known)
            choose(hiding)
        except Contradiction as contradiction:
            denied.add(_to_leave_aside(system, contradiction))
        else:
            return hiding, known


def _to_leave_aside(system: System, contradiction: Contradiction) -> Line:
    """Return the latest line of stock and flow, or of years, among relations that no numbers fit; raise CannotBeMadeSafe."""
    relations = [system.relations[number] for number in contradiction.relations]
    keys = [system.keys[relation.cells[0]] for relation in relations if relation.kind in ("flow", "year")]
    if not keys:
        cells = "; ".join(dict.fromkeys(str(system.keys[relation.cells[0]]) for relation in relations[:5]))
        raise CannotBeMadeSafe(
            f"What was published before and what is counted now cannot both be true: {cells}. "
            "Look at the last load, or correct known_facts.csv, then draft again."
        )
    latest = max(keys, key=lambda key: (key.quarter, key.breakdown))
    return latest.set, latest.quarter, latest.breakdown


def _with_columns(cells: pd.DataFrame) -> pd.DataFrame:
    missing = {name: None for name in _OPTIONAL if name not in cells.columns}
    usual = {name: value for name, value in _USUAL.items() if name not in cells.columns}
    complete = cells.assign(**missing, **usual)
    text = {
        name: complete[name].astype(object).where(complete[name].notna(), "")
        for name in ("within", "part_set", "reason")
    }
    numbers = {
        name: pd.to_numeric(complete[name]).astype("float64")
        for name in ("numerator", "denominator", "value", "children", "part_children", "rest_children")
    }
    return complete.assign(**text, **numbers)


def _begin(
    system: System, figures: list[Figure], rows: pd.DataFrame, smallest: int, seed: bytes, known: list[Known]
) -> Hiding:
    """Return the state before anything small is hidden: what was hidden earlier, and what has too few behind it."""
    frozen = dict(zip(rows["position"], rows["frozen"], strict=True))
    statistic = dict(zip(rows["position"], rows["statistic"], strict=True))
    shown = {}
    for figure in figures:
        fits = frozen[figure.row] in ("shown", "z") or (
            frozen[figure.row] == ""
            and system.unsure.isdisjoint(figure.printed)
            and _fits(system, figure, statistic[figure.row], smallest)
        )
        shown[figure.row] = fits
    for fact in known:
        system.truth[fact.cell] = fact.value
        system.unsure.discard(fact.cell)
    return Hiding(system, figures, shown, frozen, {fact.cell for fact in known}, seed)


def _fits(system: System, figure: Figure, statistic: str, smallest: int) -> bool:
    """Say whether enough stand behind a percentage or a median for it to be printed at all."""
    whole = system.truth[figure.whole]
    if statistic in ("median", "mean"):
        return whole == 0 or whole >= SMALLEST_FOR_A_MEDIAN
    return figure.part < 0 or whole == 0 or whole >= smallest


def _drop_contradicted(hiding: Hiding, known: list[Known]) -> None:
    """Leave aside a fact that cannot be true beside what was published."""
    for fact in known:
        near = [
            cell
            for number in hiding.system.touching[fact.cell]
            for cell in hiding.system.relations[number].cells
            if hiding.unknown[cell]
        ]
        try:
            for cell in near[:1]:
                hiding.bounds.bound(cell, highest=True)
        except Contradiction:
            hiding.system.notes.append(
                f"known fact contradicts what was published and is left aside: {fact.words}"
            )
            hiding.known.discard(fact.cell)
            hiding.system.unsure.add(fact.cell)
            hiding.bounds.set_unknown(fact.cell, True)


def _refuse_or_name_lost(hiding: Hiding, rows: pd.DataFrame, known: list[Known]) -> list[str]:
    """Return what was public before this release; raise CannotBeMadeSafe for what this release would give away."""
    lost, given_away = [], []
    for cell, scenario in hiding.unmet:
        if scenario != OUTSIDER:
            continue
        if _was_public_before(hiding, cell):
            lost.append(str(hiding.system.keys[cell]))
        else:
            given_away.append(cell)
    if given_away:
        raise CannotBeMadeSafe(_words(hiding, given_away, rows, known))
    return lost


def _was_public_before(hiding: Hiding, cell: int) -> bool:
    """Say whether a cell can be worked out just as closely with nothing of this release printed."""
    before = Hiding(
        hiding.system,
        hiding.figures,
        {row: status in ("shown", "z") for row, status in hiding.frozen.items()},
        hiding.frozen,
        hiding.known,
        hiding.seed,
        hiding.targets,
    )
    now = [hiding.bounds.bound(cell, highest=highest).value for highest in (True, False)]
    then = [before.bounds.bound(cell, highest=highest).value for highest in (True, False)]
    return abs(now[0] - then[0]) < 0.5 and abs(now[1] - then[1]) < 0.5


def _words(hiding: Hiding, given_away: list[int], rows: pd.DataFrame, known: list[Known]) -> str:
    """Say what cannot be kept, what gives it away, and what can be done."""
    system = hiding.system
    cells = "; ".join(str(system.keys[cell]) for cell in given_away[:5])
    facts = {fact.cell: fact.words for fact in known}
    blamed: dict[str, None] = {}
    for cell in given_away[:5]:
        for highest in (True, False):
            for other in sorted(hiding.bounds.bound(cell, highest=highest).worth):
                blamed[facts.get(other, str(system.keys[other]))] = None
    one = len(given_away) == 1
    first = [words for words in blamed if words in facts.values()]
    named = [*first, *(words for words in blamed if words not in first)][:5]
    return (
        f"{len(given_away)} small {'count' if one else 'counts'} cannot be hidden: {cells}. {'It' if one else 'They'} can "
        f"be worked out from {'; '.join(named) or 'figures already published'}. Take the breakdown out of the measure; or "
        "correct known_facts.csv where it names a figure that was never public; or, where anybody can do that sum without "
        f"us, declare {'the count itself' if one else 'the counts themselves'}, so that the rest is protected. Then draft "
        "again."
    )


def _written(rows: pd.DataFrame, standing: dict, hiding: Hiding, figures: list[Figure]) -> pd.DataFrame:
    by_row = {figure.row: figure for figure in figures}
    written = [
        _row(row, standing.get(row.position), by_row.get(row.position), hiding)
        for row in rows.itertuples(index=False)
        if row.printed or is_total(row.breakdown)
    ]
    table = pd.DataFrame(written, columns=list(FIGURE_COLUMNS))
    numbers = {
        name: pd.to_numeric(table[name]).astype("float64") for name in ("numerator", "denominator", "value")
    }
    return table.assign(**numbers)


def _row(row: object, standing: object, figure: Figure | None, hiding: Hiding) -> tuple:
    """Return one row of table figures."""
    start = (row.measure, row.quarter, row.breakdown, row.group_name, row.group_order)
    if standing is not None:
        return (*start, *_as_it_stands(row, standing))
    if not row.printed:
        return (*start, "x", None, None, None, False, False, BY_YEAR_ONLY)
    if row.state != "counted":
        return (*start, row.state, None, None, None, False, False, row.reason)
    if figure is None or hiding.shown[figure.row]:
        if figure is not None and figure.part >= 0 and row.denominator == 0:
            return (*start, "z", None, None, None, False, False, NONE_TO_COUNT)
        return (*start, "shown", row.numerator, row.denominator, row.value, False, False, "")
    return (*start, "c", None, None, None, False, False, "")


def _as_it_stands(row: object, standing: object) -> tuple:
    """Return what was published, or the new count of a county total that may be revised."""
    if may_be_revised(row, standing):
        return ("shown", row.new_numerator, row.new_denominator, row.new_value, True, False, "")
    reason = getattr(standing, "reason", "") or ""
    numbers = (standing.numerator, standing.denominator, standing.value)
    return (standing.status, *numbers, bool(standing.revised), False, reason)


def _report(
    hiding: Hiding, written: pd.DataFrame, known: list[Known], lost: list[str], seconds: float
) -> dict:
    system = hiding.system
    hidden = [cell for cell in range(len(system.keys)) if hiding.unknown[cell] and not system.virtual[cell]]
    totals = written[(written["breakdown"] == "total") & (written["status"] == "c")]
    return {
        "cells": sum(not virtual for virtual in system.virtual),
        "hidden": len(hidden),
        "small": len(hiding.targets),
        "beside_them": len([cell for cell in hidden if cell in hiding.because]),
        "hidden_totals": sorted(f"{row.measure} in {row.quarter}" for row in totals.itertuples()),
        "weaker": sorted(
            f"{system.keys[cell]} ({scenario})" for cell, scenario in hiding.unmet if scenario != OUTSIDER
        ),
        "given_up": _with_twins(system, [cell for cell, scenario in hiding.unmet if scenario != OUTSIDER]),
        "already_public": lost,
        "assumed_known": [fact.words for fact in known if fact.cell in hiding.known],
        "notes": list(system.notes),
        "programs_solved": hiding.bounds.solved,
        "seconds": round(seconds, 2),
    }


def _with_twins(system: System, cells: list[int]) -> set[Key]:
    """Return the keys of cells, and the keys that are the same cells by another name."""
    keys = {system.keys[cell] for cell in cells}
    return keys | {other for other, one in system.twins.items() if one in keys}


def _for_the_manifest(
    rows: pd.DataFrame, identities: Sequence[dict], same: Sequence[dict], system: System
) -> dict[str, str]:
    """Return what an attacker may well know besides the tables, to stand in the release's manifest.

    `thresholds`: of the county's number and of breakdowns, by measure; `within`: sets inside sets; `identities`, with
    and `same` (sets of the same children), with the quarters and breakdowns in which they are known not to hold
    (`not_in`); `years_not_in`: the tables by year (set, quarter, breakdown) that are not the sum of their quarters, and
    `lines_not_in` those that are not the total of their groups; `own_sets`: measures with a set of their own.
    """
    thresholds: dict[str, list[int]] = {}
    for row in rows[["measure", "breakdown", "new_threshold"]].drop_duplicates().itertuples(index=False):
        pair = thresholds.setdefault(row.measure, [int(row.new_threshold)] * 2)
        broken_down = not is_total(row.breakdown)
        pair[broken_down] = max(pair[broken_down], int(row.new_threshold))
        pair[0] = pair[0] if broken_down else int(row.new_threshold)
    measures = rows.drop_duplicates("measure")
    within = {row.whole_set: row.within for row in measures.itertuples() if row.within}
    sets = dict(zip(rows["measure"], rows["whole_set"], strict=True))
    stated = [
        {
            **{part: sets.get(one[part], one[part]) for part in ("stock", "started", "ended")},
            "not_in": _not_in(system, sets.get(one["stock"], one["stock"])),
        }
        for one in identities
    ]
    return {
        "thresholds": json.dumps(thresholds),
        "within": json.dumps(within),
        "identities": json.dumps(stated),
        "own_sets": json.dumps(sorted(system.own)),
        "lines_not_in": json.dumps([list(line) for line in system.loose]),
        "years_not_in": json.dumps([list(line) for line in system.denied if is_yearly(line[2])]),
        "same": json.dumps([{**pair, "not_in": _not_in(system, pair["one"])} for pair in same]),
    }


def _not_in(system: System, name: str) -> list[list[str]]:
    return [list(line[1:]) for line in system.denied if line[0] == name]
