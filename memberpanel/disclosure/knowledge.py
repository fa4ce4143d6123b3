"""What anybody who holds the published release files knows, written without looking at how they were protected.

It takes nothing from cells.py, choosing.py or hiding.py: a mistake there must not be repeated here.
"""

import json
import math
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pandas as pd

from memberpanel.periods import dimension, is_total, is_yearly, total_beside

Name = tuple[str, str, str, str]  # set, quarter, breakdown, group
DEFAULT_THRESHOLD = 6
_ANNUAL = """
    select comparator, year, value, source from comparators
    where area_kind = 'ours' and status = 'shown' and value is not null
    order by all
"""
_TEXTS = """
    select measure, quarter, place, words from (
        select measure, quarter, 'commentary' as place, unnest([happened, why, doing]) as words from commentary
        union all
        select measure, raised_quarter, 'actions', unnest([text, came_back]) from actions
        union all
        select measure, quarter, 'questions', unnest([text, answer]) from questions
        union all
        select measure, quarter, 'rebases', reason from rebases
    )
    where measure is not null and words is not null
    order by all
"""
_CHILDREN = "select mid_year, children from population where area = ? and children is not null"


@dataclass(frozen=True)
class Release:
    """The tables of one release file that bear on its numbers."""

    manifest: dict[str, str]
    measures: pd.DataFrame
    figures: pd.DataFrame
    annual: (
        pd.DataFrame
    )  # the council's own figures that others publish by year: comparator, year, value, source
    children: dict[int, float]  # who live in the county, by the mid-year
    texts: pd.DataFrame  # measure, quarter, place (the table that it stands in), words


@dataclass(frozen=True)
class Row:
    """lower <= sum of coefficient x number <= upper.

    Rows with a `belief` (what is believed, and of what) are given up together when they cannot be true.
    """

    terms: tuple[tuple[Name, float], ...]
    lower: float
    upper: float
    belief: str = ""
    elsewhere: bool = False  # whether somebody else says it, who may count otherwise


@dataclass(frozen=True)
class Fault:
    """Printed numbers of which not all can be true: whatever an attack says of them is worth nothing."""

    set: str
    quarter: str
    breakdown: str
    words: str

    def __str__(self) -> str:
        return f"{self.set} in {self.quarter}, {self.breakdown}: {self.words}"


@dataclass
class Knowledge:
    """Numbers that are known, numbers that are hidden, and every sum that ties them together."""

    known: dict[Name, float] = field(default_factory=dict)
    hidden: dict[Name, int] = field(default_factory=dict)  # with the threshold of its measure
    derived: dict[Name, int] = field(
        default_factory=dict
    )  # printed nowhere, but small ones must not come out
    wholes: dict[str, set[str]] = field(default_factory=dict)  # what a set is a part of
    small: dict[Name, float] = field(default_factory=dict)  # printed outright although it is small
    public: set[Name] = field(default_factory=set)  # hidden here, and published by somebody else
    ties: list[Row] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    zeros_are_shown: bool = False
    stated: bool = False  # whether the files say themselves what holds, and where it does not
    printed: set[Name] = field(default_factory=set)

    def tie(self, terms: list[tuple[Name, float]], *, belief: str = "") -> None:
        self.ties.append(Row(tuple(terms), 0.0, 0.0, belief))

    def learn(self, name: Name, value: float) -> None:
        """Take a printed number for known; one that was printed as another number before is a fault."""
        self.printed.add(name)
        if self.known.setdefault(name, value) != value:
            self.faults.append(Fault(*name[:3], f"{name[3]} is printed as two numbers"))

    def contradicted(self, terms: list[tuple[Name, float]], words: str) -> None:
        """Find a fault where nothing but printed numbers denies what the files themselves say to hold."""
        if self.stated and all(name in self.printed for name, _ in terms):
            self.faults.append(Fault(*terms[0][0][:3], words))

    def of_none(self, name: Name) -> bool:
        """Say whether there was nobody whom a number could have counted: what it is a share of is zero."""
        return any(self.known.get((whole, *name[1:])) == 0 for whole in self.wholes.get(name[0], ()))


def read_release(path: Path) -> Release:
    """Read a release file, or the one in a release's folder."""
    file = path / "release.duckdb" if path.is_dir() else path
    with duckdb.connect(str(file), read_only=True) as connection:
        manifest = dict(connection.execute("select key, value from manifest").fetchall())
        measures = connection.execute("select * from measures").df()
        figures = connection.execute("select * from figures").df()
        annual = connection.execute(_ANNUAL).df()
        children = dict(connection.execute(_CHILDREN, [manifest.get("authority", "")]).fetchall())
        texts = connection.execute(_TEXTS).df()
    return Release(manifest, measures, figures, annual, children, texts)


def in_order(releases: list[Release]) -> list[Release]:
    def rank(release: Release) -> tuple[str, int]:
        return release.manifest.get("quarter", ""), int(release.manifest.get("version") or 0)

    return sorted(releases, key=rank)


def gather(releases: list[Release], facts: pd.DataFrame | None, *, zeros_are_shown: bool | None) -> Knowledge:
    """Return everything that follows from all releases together and from the facts."""
    ordered = in_order(releases)
    knowledge = Knowledge(stated=any("identities" in release.manifest for release in ordered))
    own = {measure for one in ordered for measure in json.loads(one.manifest.get("own_sets") or "[]")}
    everything = _held_as_first_published([_labelled(release, own) for release in ordered])
    for rows in everything:
        _learn_numbers(knowledge, rows)
    _learn_facts(knowledge, everything, facts)
    for rows in everything:
        _learn_percentages(knowledge, rows)
    groups = _groups(everything)
    _add_years_known(knowledge, groups)
    _tie_years(knowledge, groups, _years_not_in(ordered))
    _tie_lines(knowledge, groups, _lines_said(ordered, "lines_not_in"))
    _tie_beliefs(knowledge, ordered, groups)
    knowledge.zeros_are_shown = (
        _zeros_beside_hidden(knowledge, groups) if zeros_are_shown is None else zeros_are_shown
    )
    if knowledge.zeros_are_shown:
        knowledge.assumed.append("a hidden number is not zero, because zeros are shown beside hidden numbers")
    return knowledge


def always_known(releases: list[Release]) -> list[str]:
    """Return in words what every reader is taken to know, whatever was declared."""
    names = [release.manifest.get("release", "") for release in in_order(releases)]
    latest = in_order(releases)[-1].manifest if releases else {}
    pairs = json.loads(latest.get("identities") or "[]")
    same = json.loads(latest.get("same") or "[]")
    return [
        f"every number printed in {', '.join(name for name in names if name) or 'the release'}",
        "no number of children is below zero, and each is whole",
        "groups add up to their total, both sides of a percentage to its whole, quarters to their year",
        *[
            f"{one['stock']} now is that of a quarter before, and {one['started']}, less {one['ended']}"
            for one in pairs
        ],
        *[f"{one['one']} and {one['other']} count the same children" for one in same],
        "every number that a text of a release has beside the name of a group, or about a county figure that is hidden",
    ]


def _thresholds(release: Release, rows: pd.DataFrame) -> list[int]:
    """Return the threshold of each row: of the county's number, or of a breakdown; never less than the usual one."""
    named = json.loads(release.manifest.get("thresholds") or "{}")
    usual = int(release.manifest.get("threshold") or DEFAULT_THRESHOLD)
    return [
        max(DEFAULT_THRESHOLD, int(named.get(measure, (usual, usual))[not is_total(breakdown)]))
        for measure, breakdown in zip(rows["measure"], rows["breakdown"], strict=True)
    ]


def _labelled(release: Release, own: set[str]) -> pd.DataFrame:
    """Return the figures about people with their sets, statistic and threshold; a set is marked where it must be.

    `own` are measures that the files say count other numbers than the other measures of their set.
    """
    wanted = release.measures[
        ["measure", "whole_set", "part_set", "kind", "statistic", "per", "protect", "decimals"]
    ]
    rows = release.figures.merge(wanted, on="measure", how="left")
    rows["part_set"] = rows["part_set"].astype(object).where(rows["part_set"].notna(), "")
    people = rows["protect"] != "things"
    sets = set(rows.loc[people, "whole_set"]) | (set(rows.loc[people, "part_set"]) - {""})
    rows = rows[people | rows["whole_set"].isin(sets) | rows["part_set"].isin(sets)].copy()
    rows["threshold"] = _thresholds(release, rows)
    for column in ("whole_set", "part_set"):
        apart = rows["measure"].isin(own) & (rows[column] != "")
        rows.loc[apart, column] += " (" + rows.loc[apart, "measure"] + ")"
    # A revised number is counted again with what came in late: a number of its own, that no breakdown adds up to.
    again = rows["revised"] & (rows["status"] == "shown")
    for column in ("whole_set", "part_set"):
        rows.loc[again & (rows[column] != ""), column] += (
            f", as counted again for {release.manifest.get('release', '')}"
        )
    return rows


def _held_as_first_published(everything: list[pd.DataFrame]) -> list[pd.DataFrame]:
    """Return the rows with the threshold under which each cell was first published: a threshold raised later cannot
    take back what is out."""
    cell = ["measure", "quarter", "breakdown", "group_name"]
    out = pd.concat(everything)
    out = out[out["status"].isin(["shown", "c", "z"])].drop_duplicates(cell).set_index(cell)["threshold"]
    held = []
    for rows in everything:
        first = out.reindex(pd.MultiIndex.from_frame(rows[cell])).to_numpy()
        now = rows["threshold"].where(pd.isna(first), first)
        held.append(rows.assign(threshold=now.astype(int)))
    return held


def county(name: Name) -> Name:
    """Return the county's own number of the same set and period."""
    return name[0], name[1], total_beside(name[2]), "all"


@dataclass(frozen=True)
class Printed:
    """What one row of a table is about: the number itself, and what it is a share of ("" set when of nothing)."""

    number: Name
    of: Name | None
    is_share_of_total: bool = False


def about(row: object) -> Printed:
    # What stands at the year's end is what stands at the end of its last quarter.
    breakdown = dimension(row.breakdown) if row.kind == "stock" else row.breakdown
    here = (row.quarter, breakdown, row.group_name)
    if row.statistic in ("percent", "share") and row.part_set:
        return Printed((row.part_set, *here), (row.whole_set, *here))
    if row.statistic in ("percent", "share"):
        return Printed((row.whole_set, *here), county((row.whole_set, *here)), True)
    return Printed((row.whole_set, *here), None)


def _values(row: object, printed: Printed) -> list[tuple[Name, float]]:
    """Return the numbers that a shown row gives exactly."""
    if row.statistic in ("median", "mean"):
        found = [(printed.number, row.denominator)]
    elif printed.of is None and row.per == "none" and row.numerator != row.numerator:
        found = [(printed.number, row.value)]
    else:
        found = [(printed.number, row.numerator)]
        if printed.of is not None:
            found.append((printed.of, row.denominator))
    return [(name, float(value)) for name, value in found if value == value]


def _learn_numbers(knowledge: Knowledge, rows: pd.DataFrame) -> None:
    """Learn what is shown and note what is hidden; a county total that was shown before is not learnt again."""
    for row in rows.itertuples(index=False):
        printed = about(row)
        if row.status == "z" and printed.of is not None and not printed.is_share_of_total:
            knowledge.known.setdefault(printed.number, 0.0)
            knowledge.known.setdefault(printed.of, 0.0)
        elif row.status == "c":
            knowledge.hidden[printed.number] = max(row.threshold, knowledge.hidden.get(printed.number, 0))
            if row.denominator == row.denominator and printed.of is not None:
                knowledge.learn(printed.of, float(row.denominator))
        elif row.status == "shown":
            _check_value(knowledge, row, printed)
            for name, value in _values(row, printed):
                knowledge.learn(name, value)
                if 0 < value < row.threshold and name == printed.number:
                    knowledge.small[name] = value


def _check_value(knowledge: Knowledge, row: object, printed: Printed) -> None:
    """Find a fault where a count or a percentage is not what its own numerator and denominator make it."""
    if row.value != row.value or row.numerator != row.numerator:
        return
    if printed.of is None:
        made = row.numerator if row.statistic == "count" and row.per == "none" else row.value
    else:
        made = 100.0 * row.numerator / row.denominator if row.denominator > 0 else row.value
    if abs(made - row.value) > 0.5 * 10.0 ** -int(row.decimals) + 1e-6:
        knowledge.faults.append(Fault(*printed.number[:3], f"{row.group_name} is not what its parts make it"))


def _learn_facts(knowledge: Knowledge, everything: list[pd.DataFrame], facts: pd.DataFrame | None) -> None:
    if facts is None or not len(facts):
        return
    rows = pd.concat(everything).drop_duplicates("measure").set_index("measure")
    for fact in facts.itertuples(index=False):
        if fact.measure not in rows.index:
            continue
        about = rows.loc[fact.measure]
        here = (fact.quarter, fact.breakdown or "total", fact.group or "all")
        share = about["statistic"] in ("percent", "share") and about["part_set"]
        number = (about["part_set"] if share else about["whole_set"], *here)
        if about["statistic"] not in ("median", "mean") and fact.numerator == fact.numerator:
            knowledge.known.setdefault(number, float(fact.numerator))
        if fact.denominator == fact.denominator and (share or about["statistic"] in ("median", "mean")):
            knowledge.known.setdefault((about["whole_set"], *here), float(fact.denominator))
        knowledge.assumed.append(f"{fact.measure} in {fact.quarter}, {here[1]} {here[2]}: {fact.source}")


def _learn_percentages(knowledge: Knowledge, rows: pd.DataFrame) -> None:
    """Tie each percentage to both of its sides; a value without its numerator gives an interval."""
    for row in rows[rows["statistic"].isin(["percent", "share"])].itertuples(index=False):
        printed = about(row)
        if row.status not in ("shown", "c", "z") or printed.of is None:
            continue
        if not printed.is_share_of_total:
            knowledge.wholes.setdefault(row.part_set, set()).add(row.whole_set)
            other = (f"{row.whole_set} but not {row.part_set}", *printed.number[1:])
            if other not in knowledge.derived:
                knowledge.tie([(printed.of, 1.0), (printed.number, -1.0), (other, -1.0)])
            knowledge.derived[other] = max(int(row.threshold), knowledge.derived.get(other, 0))
        if row.status == "shown" and row.value == row.value and row.numerator != row.numerator:
            half = 0.5 * 10.0 ** -int(row.decimals)
            low, high = (row.value - half) / 100.0, (row.value + half) / 100.0
            knowledge.ties.append(Row(((printed.number, 1.0), (printed.of, -low)), 0.0, float("inf")))
            knowledge.ties.append(Row(((printed.number, 1.0), (printed.of, -high)), float("-inf"), 0.0))


Groups = dict[tuple[str, str, str], list[str]]


def _groups(everything: list[pd.DataFrame]) -> Groups:
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


def _add_years_known(knowledge: Knowledge, groups: Groups) -> None:
    """Add the years that are public although no table prints them, for sets whose quarters are printed."""
    for name in sorted(knowledge.known):
        line = name[:3]
        if is_yearly(line[2]) and line not in groups and (name[0], name[1], dimension(line[2])) in groups:
            groups[line] = [name[3]]
        elif is_yearly(line[2]) and line in groups and name[3] not in groups[line]:
            groups[line].append(name[3])


def _years_not_in(releases: list[Release]) -> set[tuple[str, ...]]:
    """Return the tables by year that the files say are not the sum of their quarters."""
    return _lines_said(releases, "years_not_in")


def _lines_said(releases: list[Release], said: str) -> set[tuple[str, ...]]:
    """Return the lines (set, quarter, breakdown) that the files name under a key of their manifests."""
    return {tuple(line) for one in releases for line in json.loads(one.manifest.get(said) or "[]")}


def _tie_years(knowledge: Knowledge, groups: Groups, not_in: set[tuple[str, ...]]) -> None:
    """Tie each year to its four quarters by group, whether or not the quarters are printed by group."""
    for line in [line for line in groups if is_yearly(line[2]) and line not in not_in]:
        name, last, breakdown = line
        quarters = [last]
        while len(quarters) < 4:
            quarters.append(_quarter_before(quarters[-1]))
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


def _tie_lines(knowledge: Knowledge, groups: Groups, not_in: set[tuple[str, ...]]) -> None:
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


def _tie_beliefs(knowledge: Knowledge, releases: list[Release], groups: Groups) -> None:
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


def _quarter_before(quarter: str) -> str:
    year, number = int(quarter[:4]), int(quarter[-1])
    year, number = (year, number - 1) if number > 1 else (year - 1, 4)
    return f"{year}-{(year + 1) % 100:02d}-Q{number}"


def _tie_flow(
    knowledge: Knowledge, sets: tuple[str, str, str], where: tuple[str, str], groups: Groups
) -> None:
    """Believe stock now = stock before + started - ended by group, unless shown numbers deny it."""
    stock, started, ended = sets
    quarter, breakdown = where
    before = _quarter_before(quarter)
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


def _zeros_beside_hidden(knowledge: Knowledge, groups: Groups) -> bool:
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
