"""What a reader learns from the council's own figures that others publish by year; part of the attack.

The Department for Education prints a council's percentages and rates to one decimal and its counts whole, or to the
nearest 5 or 10: each is taken as a range. It counts later than the panel was told, so each is believed only as far as
what the releases print allows.
"""

from collections.abc import Iterator

import pandas as pd

from memberpanel.disclosure.knowledge import Knowledge, Name, Row
from memberpanel.disclosure.release_files import Release, in_order
from memberpanel.periods import TOTAL, is_yearly, quarters_of_year, yearly
from memberpanel.quarters import Quarter

PER = 10_000
_ENDLESS = float("inf")
Term = tuple[Name, float]


def tie_annual(knowledge: Knowledge, releases: list[Release]) -> None:
    """Tie the quarters of each year to what is published of the year, for every measure compared with it."""
    if not releases:
        return
    latest = in_order(releases)[-1]
    measures = latest.measures[latest.measures["protect"] != "things"]
    figures = pd.concat([release.annual for release in releases]).drop_duplicates(
        ["comparator", "year", "value"]
    )
    used: dict[str, None] = {}
    for figure in figures.itertuples(index=False):
        for measure in measures.itertuples(index=False):
            rows = _rows(knowledge, measure, figure, _children(releases, int(figure.year)))
            if not rows:
                continue
            used[f"our own {figure.comparator} of the year to 31 March {figure.year}: {figure.source}"] = None
            if not _says_more(knowledge, rows) or _denied(knowledge, rows):
                continue
            knowledge.ties.extend(rows)
            free = {name for name, _ in rows[0].terms if name not in knowledge.known}
            # What is published is the number itself, and not a sum that three quarters can be taken from.
            if len(free) == 1 and (measure.kind == "stock" or is_yearly(next(iter(free))[2])):
                knowledge.public |= free
    if used:
        knowledge.assumed.append(
            f"{len(used)} figures of ours that others publish by year, each at its rounding, where they agree with "
            "what is printed here"
        )


def _children(releases: list[Release], year: int) -> float | None:
    """Return the children of the mid-year that the year to 31 March is a rate of, in the latest estimate."""
    found = [release.children[year - 1] for release in in_order(releases) if year - 1 in release.children]
    return found[-1] if found else None


def _rows(knowledge: Knowledge, measure: object, figure: object, children: float | None) -> list[Row]:
    """Return the two ends of the range as rows, or none when the figure is not about this measure."""
    belief = f"{figure.comparator} of the year to {figure.year} is {figure.value:g} ({figure.source})"
    share = measure.statistic == "percent" and bool(measure.part_set)
    if share and figure.comparator == measure.comparator:
        parts = list(_of_year(knowledge, measure, measure.part_set, int(figure.year)))
        wholes = list(_of_year(knowledge, measure, measure.whole_set, int(figure.year)))
        low, high = ((figure.value + half) / 100 for half in (-0.05, 0.05))
        return [
            Row((*parts, *((name, -low * sign) for name, sign in wholes)), 0.0, _ENDLESS, belief, True),
            Row((*parts, *((name, -high * sign) for name, sign in wholes)), -_ENDLESS, 0.0, belief, True),
        ]
    if measure.statistic != "count":
        return []
    if figure.comparator == measure.measure:
        half = _half(figure.value)
        ends = (figure.value - half, figure.value + half)
    elif figure.comparator == measure.comparator and str(figure.comparator).endswith("_rate") and children:
        ends = tuple((figure.value + half) * children / PER for half in (-0.05, 0.05))
    else:
        return []
    terms = tuple(_of_year(knowledge, measure, measure.whole_set, int(figure.year)))
    return [Row(terms, *ends, belief, True)]


def _half(value: float) -> float:
    """Return by how much a published count may be away from the number: it may have been rounded to 10, or to 5."""
    return 5.0 if value % 10 == 0 else 2.5 if value % 5 == 0 else 0.0


def _of_year(knowledge: Knowledge, measure: object, of: str, year: int) -> Iterator[Term]:
    """Yield the number of a year, or the quarters that make it; of a stock, what stands at its last quarter."""
    last = Quarter(year - 1, 4)
    whole = (of, str(last), yearly(TOTAL), "all")
    if measure.kind == "stock":
        yield (of, str(last), TOTAL, "all"), 1.0
    elif whole in knowledge.known or whole in knowledge.hidden:
        yield whole, 1.0
    else:
        for quarter in quarters_of_year(last):
            yield (of, str(quarter), TOTAL, "all"), 1.0


def _says_more(knowledge: Knowledge, rows: list[Row]) -> bool:
    """Say whether something hidden is in it: nobody learns from a year that no quarter of ours belongs to."""
    return any(name in knowledge.hidden and name not in knowledge.known for name, _ in rows[0].terms)


def _denied(knowledge: Knowledge, rows: list[Row]) -> bool:
    """Say whether the numbers that are known are above the range already, whatever the others are."""
    return any(
        all(sign > 0 for name, sign in row.terms if name not in knowledge.known)
        and sum(sign * knowledge.known.get(name, 0.0) for name, sign in row.terms) > row.upper
        for row in rows
    )
