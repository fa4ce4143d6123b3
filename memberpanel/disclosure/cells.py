"""The cells of a release and what ties them together: everything that a reader could add up or take away.

A cell is one set (the referrals, the referrals that went no further, ...) in one quarter, for one group of one
breakdown. Measures that count the same set share its cells. docs/decisions/0501 says what is exact here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import pandas as pd

from memberpanel.periods import TOTAL, dimension, is_total, is_yearly, quarters_of_year, total_beside
from memberpanel.quarters import Quarter

# Where nearly everybody is in one group, the group says something about each of them.
TELLING_BREAKDOWNS = frozenset(
    {"category", "initial_category", "latest_category", "final_order", "outcome", "end_reason"}
)
_PERCENTS = ("percent", "share")


class Key(NamedTuple):
    """What a cell counts: a set in a quarter, for a group of a breakdown (`all` of `total`)."""

    set: str
    quarter: str
    breakdown: str
    group: str

    @property
    def county(self) -> "Key":
        """Return the county's own cell of the same set and period."""
        return Key(self.set, self.quarter, total_beside(self.breakdown), "all")

    def __str__(self) -> str:
        of = "" if is_total(self.breakdown) else f", {dimension(self.breakdown)} {self.group}"
        when = f"the year to {self.quarter}" if is_yearly(self.breakdown) else self.quarter
        return f"{self.set} in {when}{of}"


class Relation(NamedTuple):
    """Cells that add up to nothing: sum of coefficient x cell = 0. `kind`: line, rest, gap, flow, year, rolling, others."""

    kind: str
    cells: tuple[int, ...]
    coefficients: tuple[int, ...]


@dataclass
class System:
    """Cells and relations. `judged` is what the threshold is held against: children where they are known.

    `virtual` cells are never printed but can be worked out (the "no" side of a percentage); `counts` are cells
    that a count measure prints; `unsure` cells were hidden in an earlier release, and what they held then is no
    longer known, only what a recount says.
    """

    twins: dict[Key, Key] = field(default_factory=dict)  # a cell that another measure counts as well
    keys: list[Key] = field(default_factory=list)
    place: dict[Key, int] = field(default_factory=dict)
    truth: list[float] = field(default_factory=list)
    judged: list[float] = field(default_factory=list)
    threshold: list[int] = field(default_factory=list)
    virtual: list[bool] = field(default_factory=list)
    counts: list[bool] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    touching: list[list[int]] = field(default_factory=list)
    unsure: set[int] = field(default_factory=set)
    unprinted: set[int] = field(default_factory=set)  # quarters of what is published by year alone
    notes: list[str] = field(default_factory=list)
    denied: list[tuple[str, str, str]] = field(
        default_factory=list
    )  # stock (or what is summed over a year), quarter, breakdown that do not agree
    loose: list[tuple[str, str, str]] = field(default_factory=list)  # lines whose groups are not their total
    own: set[str] = field(default_factory=set)  # measures that count other numbers than others of their set

    def add(self, key: Key, truth: float, *, judged: float, threshold: int, virtual: bool) -> int:
        """Add a cell, or hold the one that is there to the stricter of both demands; return its place."""
        key = self.twins.get(key, key)
        if key not in self.place:
            self.place[key] = len(self.keys)
            self.keys.append(key)
            self.truth.append(truth)
            self.judged.append(judged)
            self.threshold.append(threshold)
            self.virtual.append(virtual)
            self.counts.append(False)
            self.touching.append([])
            return self.place[key]
        cell = self.place[key]
        if judged > 0 or self.judged[cell] > 0:
            self.judged[cell] = min(value for value in (judged, self.judged[cell]) if value > 0)
        self.threshold[cell] = max(threshold, self.threshold[cell])
        self.virtual[cell] = self.virtual[cell] and virtual
        return cell

    def at(self, key: Key, missing: int | None = None) -> int | None:
        """Return the place of a cell, or of the one that it is the same as."""
        return self.place.get(self.twins.get(key, key), missing)

    def add_virtual(self, key: Key, truth: float, like: Sequence[int]) -> int:
        """Add a cell that nobody prints, held to the strictest threshold of the cells it comes from."""
        threshold = max(self.threshold[cell] for cell in like)
        return self.add(key, truth, judged=truth, threshold=threshold, virtual=True)

    def relate(self, kind: str, cells: Sequence[int], coefficients: Sequence[int]) -> None:
        number = len(self.relations)
        self.relations.append(Relation(kind, tuple(cells), tuple(coefficients)))
        for cell in cells:
            self.touching[cell].append(number)

    def adds_up(self, parts: Sequence[int], whole: int) -> bool:
        """Say whether the parts are the whole, as far as is known."""
        if whole in self.unsure or not self.unsure.isdisjoint(parts):
            return True
        return sum(self.truth[part] for part in parts) == self.truth[whole]


@dataclass(frozen=True)
class Figure:
    """What one row of the published table needs: its cells, and what it prints."""

    row: int
    whole: int
    part: int = -1
    rest: int = -1

    @property
    def printed(self) -> tuple[int, ...]:
        return (self.whole,) if self.part < 0 else (self.whole, self.part)


def of_people(cells: pd.DataFrame) -> pd.Series:
    """Return which rows are about children or staff; a thing that shares a set with them is treated as they are."""
    people = cells["protect"] != "things"
    sets = set(cells.loc[people, "whole_set"]) | (set(cells.loc[people, "part_set"].dropna()) - {""})
    return people | cells["whole_set"].isin(sets) | cells["part_set"].isin(sets)


def _given(value: object) -> bool:
    return value is not None and value == value and value != ""


def _judged(children: object, count: float) -> float:
    """Return distinct children where they were counted and are fewer than the count."""
    return min(float(children), count) if _given(children) else count


def _sets_of_their_own(cells: pd.DataFrame) -> set[str]:
    """Return measures whose numbers differ from those of another measure of the same set (a rolling year)."""
    seen: dict[Key, float] = {}
    differing: set[str] = set()
    for row in cells.itertuples(index=False):
        if row.measure in differing or row.frozen == "c":
            continue
        for key, count in counts_of(row, ""):
            if seen.setdefault(key, count) != count:
                differing.add(row.measure)
    return differing


def counts_of(row: object, suffix: str) -> Iterable[tuple[Key, float]]:
    """Yield the cells of one counted row with their true numbers: the whole, then the part."""
    where = (row.quarter, _table_of(row), row.group_name)
    if row.statistic in ("median", "mean"):
        yield Key(row.whole_set + suffix, *where), float(row.denominator)
    elif row.statistic in _PERCENTS and _given(row.part_set):
        yield Key(row.whole_set + suffix, *where), float(row.denominator)
        yield Key(row.part_set + suffix, *where), float(row.numerator)
    elif row.statistic in _PERCENTS:
        yield Key(row.whole_set + suffix, *where).county, float(row.denominator)
        yield Key(row.whole_set + suffix, *where), float(row.numerator)
    else:
        yield Key(row.whole_set + suffix, *where), float(row.numerator)


def _table_of(row: object) -> str:
    """Return the table of a row's cells: of a stock, the table by year is that of the year's last quarter."""
    return dimension(row.breakdown) if row.kind == "stock" else row.breakdown


def _was_ever_printed(row: object) -> bool:
    """Say whether a row is printed now, or was in an earlier release whose tables were others."""
    return bool(row.printed) or row.frozen != ""


def _add_figure(system: System, number: int, row: object, suffix: str) -> Figure:
    threshold, virtual = int(row.threshold), not _was_ever_printed(row)
    found = list(counts_of(row, suffix))
    if len(found) == 1:
        (key, count), judged = found[0], row.children
        whole = system.add(key, count, judged=_judged(judged, count), threshold=threshold, virtual=virtual)
        system.counts[whole] |= row.statistic == "count"
        return Figure(number, whole)
    (whole_key, whole_count), (part_key, part_count) = found
    share = not _given(row.part_set)
    whole_children = None if share and not is_total(row.breakdown) else row.children
    whole = system.add(
        whole_key,
        whole_count,
        judged=_judged(whole_children, whole_count),
        threshold=threshold,
        virtual=virtual,
    )
    part_children = row.children if share and not _given(row.part_children) else row.part_children
    part = system.add(
        part_key, part_count, judged=_judged(part_children, part_count), threshold=threshold, virtual=virtual
    )
    if share:
        return Figure(number, whole, part)
    return Figure(number, whole, part, _add_rest(system, row, whole, part))


def _add_rest(system: System, row: object, whole: int, part: int) -> int:
    """Add the "no" side of a percentage, and that both sides are the whole."""
    rest_count = system.truth[whole] - system.truth[part]
    key = Key(f"{system.keys[whole].set} but not {system.keys[part].set}", *system.keys[part][1:])
    known = key in system.place
    judged = _judged(row.rest_children, rest_count)
    rest = system.add(key, rest_count, judged=judged, threshold=int(row.threshold), virtual=True)
    if not known:
        system.relate("rest", (whole, part, rest), (1, -1, -1))
    return rest


Line = tuple[str, str, str]  # a set, a quarter and a breakdown


def build(
    cells: pd.DataFrame,
    identities: Sequence[dict],
    denied: set[Line] = frozenset(),
    twins: dict[Key, Key] | None = None,
) -> tuple[System, list[Figure]]:
    """Return the system of the counted rows about people, and what each row needs.

    `cells` has the columns of measures.counting.count_all, and whole_set, part_set, within, protect, kind, statistic,
    threshold, position (the number of the row) and frozen (what an earlier release said of it, or '').
    `denied` are lines of stock and flow that what was published before is known to contradict; `twins` say which cell
    another one is (same.py).
    """
    system, figures = System(twins or {}), []
    counted = cells[(cells["state"] == "counted") & of_people(cells)]
    flowing = {name for sets in _as_sets(identities, cells) for name in sets[1:]}
    # Of what is not printed by quarter the county's own and the flows of a stock are bound by what is.
    bound = counted["breakdown"].map(is_total).astype(bool) | counted["whole_set"].isin(flowing)
    counted = counted[counted["printed"] | (counted["frozen"] != "") | bound]
    own = system.own = _sets_of_their_own(counted)
    # What was hidden earlier comes last: its recount must not stand in for what was printed beside it.
    counted = counted.sort_values("frozen", key=lambda frozen: frozen == "c", kind="stable")
    for number, row in zip(counted["position"], counted.itertuples(index=False), strict=True):
        suffix = f" ({row.measure})" if row.measure in own else ""
        figure = _add_figure(system, number, row, suffix)
        if _was_ever_printed(row):
            figures.append(figure)
        else:
            system.unprinted.update(cell for cell in figure.printed if system.virtual[cell])
    _mark_unsure(system, figures, counted)
    for measure in sorted(own):
        system.notes.append(
            f"{measure} counts other numbers than the other measures of its set: a set of its own"
        )
    _add_lines(system)
    _add_gaps(system, counted)
    _add_flows(system, _as_sets(identities, cells), set(denied))
    _add_years(system, set(denied))
    _add_rolling(system)
    return system, figures


def _mark_unsure(system: System, figures: list[Figure], counted: pd.DataFrame) -> None:
    """Mark the cells that an earlier release hid and nothing printed."""
    frozen = dict(zip(counted["position"], counted["frozen"], strict=True))
    printed = {cell for figure in figures if frozen[figure.row] != "c" for cell in figure.printed}
    for figure in figures:
        if frozen[figure.row] != "c":
            continue
        for cell in figure.printed:
            if cell not in printed:
                system.unsure.add(cell)
        if figure.rest >= 0 and (figure.whole in system.unsure or figure.part in system.unsure):
            system.unsure.add(figure.rest)


def _add_lines(system: System) -> None:
    """Add that the groups of each breakdown are the total, and what all other groups together are."""
    lines: dict[tuple[str, str, str], list[int]] = {}
    for cell, key in enumerate(system.keys):
        if not is_total(key.breakdown) and (not system.virtual[cell] or cell in system.unprinted):
            lines.setdefault((key.set, key.quarter, key.breakdown), []).append(cell)
    for (name, quarter, breakdown), groups in lines.items():
        total = system.at(system.keys[groups[0]].county)
        if total is None:
            continue
        if not system.adds_up(groups, total):
            system.notes.append(f"the groups of {breakdown} are not the total of {name} in {quarter}")
            system.loose.append((name, quarter, breakdown))
            continue
        system.relate("line", (total, *groups), (1, *[-1] * len(groups)))
        if dimension(breakdown) in TELLING_BREAKDOWNS and system.unprinted.isdisjoint(groups):
            _add_others(system, total, groups)


def _add_others(system: System, total: int, groups: list[int]) -> None:
    """Add, where nearly everybody is in one group, the few who are not."""
    for cell in groups:
        others = system.truth[total] - system.truth[cell]
        if cell not in system.unsure and system.truth[total] > 0 and others < system.threshold[cell]:
            key = system.keys[cell]
            few = system.add_virtual(key._replace(set=f"{key.set}, all others"), others, (cell,))
            system.relate("others", (total, cell, few), (1, -1, -1))


def _add_gaps(system: System, counted: pd.DataFrame) -> None:
    """Add, where one set is part of another, those of the other who are not in it."""
    if "within" not in counted:
        return
    pairs = {
        (row.whole_set, row.within)
        for row in counted[["whole_set", "within"]].drop_duplicates().itertuples(index=False)
        if _given(row.within)
    }
    for inner, outer in sorted(pairs):
        for cell in [cell for cell, key in enumerate(system.keys) if key.set == inner]:
            key = system.keys[cell]
            around = system.at(key._replace(set=outer))
            if around is None:
                continue
            if system.truth[around] < system.truth[cell] and system.unsure.isdisjoint((around, cell)):
                system.notes.append(f"{inner} is not within {outer} in {key.quarter}")
                continue
            gap = system.add_virtual(
                key._replace(set=f"{outer} outside {inner}"),
                system.truth[around] - system.truth[cell],
                (around, cell),
            )
            system.relate("gap", (around, cell, gap), (1, -1, -1))


def _as_sets(identities: Sequence[dict], cells: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Return stock, started and ended as sets, whether they were named as measures or as sets."""
    whole = dict(zip(cells["measure"], cells["whole_set"], strict=True))
    return [
        tuple(whole.get(identity[part], identity[part]) for part in ("stock", "started", "ended"))
        for identity in identities
    ]


def _add_flows(system: System, identities: list[tuple[str, str, str]], denied: set[Line]) -> None:
    """Add stock now = stock before + started - ended, where at most one of the flows is not printed."""
    for names in identities:
        stock = [key for key in system.keys if key.set == names[0]]
        by_line: dict[tuple[str, str], list[Key]] = {}
        for key in stock:
            by_line.setdefault((key.quarter, key.breakdown), []).append(key)
        # The county's line first: where it does not hold, its groups' lines cannot all hold.
        for keys in sorted(by_line.values(), key=lambda keys: keys[0].breakdown != TOTAL):
            _add_flow_of_line(system, names, keys, denied)


def _add_flow_of_line(
    system: System, names: tuple[str, str, str], keys: list[Key], denied: set[Line]
) -> None:
    """Add the identity for every group of one breakdown in one quarter, or not at all where it does not hold."""
    found = [_flow_of_group(system, names, key) for key in keys]
    flows = [flow for flow in found if flow]
    if len(flows) != len(keys):
        return
    line = (names[0], keys[0].quarter, keys[0].breakdown)
    gone = {*denied, *system.denied}.intersection((line, (*line[:2], TOTAL)))
    if gone or any(_does_not_hold(system, flow) for flow in flows):
        system.denied.append(line)
        system.notes.append(
            f"{names[0]} is not what it was, and started, less ended ({keys[0].breakdown}, {keys[0].quarter})"
        )
        return
    filled = [_with_unprinted(system, names, flow) for flow in flows]
    for now, before, started, ended in filled:
        system.relate("flow", (now, before, started, ended), (1, -1, -1, 1))
    for position in (2, 3):
        if any(flow[position] < 0 for flow in flows):
            _add_unprinted_line(system, [flow[position] for flow in filled])


def _does_not_hold(system: System, flow: tuple[int, ...]) -> bool:
    """Say whether stock and flows are known not to agree (late records, or a group that changes in time)."""
    now, before, started, ended = flow
    if not system.unsure.isdisjoint(flow):
        return False
    net = system.truth[now] - system.truth[before]
    if started < 0:
        return net + system.truth[ended] < 0
    if ended < 0:
        return system.truth[started] - net < 0
    return net != system.truth[started] - system.truth[ended]


def _flow_of_group(system: System, names: tuple[str, str, str], key: Key) -> tuple[int, ...] | None:
    """Return the places of stock now and before, started and ended (-1 for the one that is not printed)."""
    quarter = str(Quarter.parse(key.quarter).plus(-1))
    wanted = (
        key,
        key._replace(quarter=quarter),
        key._replace(set=names[1]),
        key._replace(set=names[2]),
    )
    places = tuple(system.at(one, -1) for one in wanted)
    if places[1] < 0 or (places[2] < 0 and places[3] < 0):
        return None
    return places


def _with_unprinted(system: System, names: tuple[str, str, str], flow: tuple[int, ...]) -> tuple[int, ...]:
    now, before, started, ended = flow
    net = system.truth[now] - system.truth[before]
    key = system.keys[now]
    if started < 0:
        truth = net + system.truth[ended]
        started = system.add_virtual(key._replace(set=names[1]), truth, (now, ended))
    elif ended < 0:
        truth = system.truth[started] - net
        ended = system.add_virtual(key._replace(set=names[2]), truth, (now, started))
    return now, before, started, ended


def _add_unprinted_line(system: System, groups: list[int]) -> None:
    """Add that the flow that is not printed by group still adds up to its printed total."""
    total = system.at(system.keys[groups[0]].county)
    if total is not None and system.adds_up(groups, total):
        system.relate("line", (total, *groups), (1, *[-1] * len(groups)))


def _add_years(system: System, denied: set[Line]) -> None:
    """Add that a year is its four quarters, line by line: not where late records have come between."""
    lines: dict[Line, list[tuple[int, ...]]] = {}
    for cell, key in enumerate(system.keys):
        if not is_yearly(key.breakdown):
            continue
        by = dimension(key.breakdown)
        quarters = quarters_of_year(Quarter.parse(key.quarter))
        parts = [system.at(key._replace(quarter=str(one), breakdown=by), -1) for one in quarters]
        if -1 not in parts:
            lines.setdefault(key[:3], []).append((cell, *parts))
    for line, years in lines.items():
        if line in denied or not all(system.adds_up(parts, year) for year, *parts in years):
            system.denied.append(line)
            system.notes.append(f"{line[0]}: the year to {line[1]} is not its four quarters ({line[2]})")
            continue
        for year in years:
            system.relate("year", year, (1, -1, -1, -1, -1))


def _add_rolling(system: System) -> None:
    """Add that a rolling year is its four quarters, for a set that is called after another."""
    names = {key.set for key in system.keys}
    for cell, key in enumerate(list(system.keys)):
        base = _base_of(key.set, names)
        if not base or system.virtual[cell]:
            continue
        last = Quarter.parse(key.quarter)
        parts = [system.at(key._replace(set=base, quarter=str(last.plus(-back)))) for back in range(4)]
        if None not in parts and sum(system.truth[part] for part in parts) == system.truth[cell]:
            system.relate("rolling", (cell, *parts), (1, -1, -1, -1, -1))


def _base_of(name: str, names: set[str]) -> str:
    for ending in ("_rolling_year", "_rolling", "_year"):
        if name.endswith(ending) and name.removesuffix(ending) in names:
            return name.removesuffix(ending)
    before, bracket, _ = name.partition(" (")
    return before if bracket and before in names else ""
