"""Whether the tables of a set hang together as a tree: only then are sums of lines all that a reader could use."""

from collections.abc import Sequence

import pandas as pd

from memberpanel.periods import dimension, is_total, is_yearly
from memberpanel.refusals import Refused


class NotATree(Refused):
    """Tables of one set bind each other in a circle, or say the same thing twice."""


def refuse_circles(cells: pd.DataFrame, identities: Sequence[dict] = ()) -> None:
    """Raise NotATree where percentages of a set and their breakdowns make a circle (docs/decisions/0501, 0007).

    Two percentages of the same set, each by district and by age, are one: the full cross-classification then knows
    more than the sums of lines with which the hiding and the attack reckon. A percentage by year and district is
    also one by quarter and county: two of them make a circle too, and one beside a count by quarter and district,
    or of what flows into a stock (`identities`) that is published by quarter and district.
    """
    tables = cells[
        ~cells["breakdown"].map(is_total).astype(bool) & (cells["protect"] != "things") & cells["printed"]
    ]
    tables = tables.drop_duplicates(["whole_set", "part_set", "breakdown"])
    _refuse_two_periods(tables)
    stocks = _stocks_of(cells, identities)
    for whole, edges in tables.groupby("whole_set", sort=True):
        joined: dict[str, str] = {}
        bound = tables[tables["whole_set"].isin(stocks.get(whole, {whole}))]
        for measure, one, other in _edges(edges, bound):
            first, second = _root(joined, one), _root(joined, other)
            if first == second:
                raise NotATree(
                    f'{measure}.sql, breakdowns: "{other.removeprefix("by ")}" closes a circle with the other tables '
                    f'of "{whole}". Break the percentages of one set down by one dimension, the same or different; '
                    "leave the other to the count."
                )
            joined[first] = second


def _stocks_of(cells: pd.DataFrame, identities: Sequence[dict]) -> dict[str, set[str]]:
    """Return, of each set that flows into or out of a stock, itself and the stock."""
    named = dict(zip(cells["measure"], cells["whole_set"], strict=True))
    found: dict[str, set[str]] = {}
    for identity in identities:
        stock, *flows = (named.get(identity[one], identity[one]) for one in ("stock", "started", "ended"))
        for flow in flows:
            found.setdefault(flow, {flow}).add(stock)
    return found


def _edges(tables: pd.DataFrame, bound: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Return what each table of a set binds: a percentage and a dimension; by year, also dimension and quarter.

    `bound` are the tables of the set and of the stock into which it flows.
    """
    percents = tables[tables["part_set"] != ""]
    years = percents[percents["breakdown"].map(is_yearly).astype(bool) & (percents["kind"] == "flow")]
    found = [
        (row.measure, f"part {row.part_set}", f"by {dimension(row.breakdown)}")
        for row in percents.itertuples(index=False)
    ]
    found += [
        (row.measure, "by quarter", f"part {row.part_set}")
        for row in years.drop_duplicates("part_set").itertuples(index=False)
    ]
    by = {dimension(breakdown) for breakdown in years["breakdown"]}
    counts = bound[bound["breakdown"].isin(by)].drop_duplicates("breakdown")
    blamed = {dimension(row.breakdown): row.measure for row in years.itertuples(index=False)}
    return found + [(blamed[breakdown], "by quarter", f"by {breakdown}") for breakdown in counts["breakdown"]]


def _refuse_two_periods(tables: pd.DataFrame) -> None:
    """Raise NotATree where a flow is broken down by quarter and by year alike.

    The year is counted when the last of its quarters is: the difference from the four quarters as they were first
    reported would be the few children who were recorded late (S8).
    """
    flows = tables[tables["kind"] == "flow"]
    by_quarter = set(zip(flows["whole_set"], flows["breakdown"], strict=True))
    for row in flows[flows["breakdown"].map(is_yearly).astype(bool)].itertuples(index=False):
        for name in (row.whole_set, row.within):
            if (name, dimension(row.breakdown)) in by_quarter:
                raise NotATree(
                    f'{row.measure}.sql, yearly: "{name}" is published by {dimension(row.breakdown)} each quarter. '
                    "Publish it by quarter or by year: the difference of both would be those recorded late."
                )


def _root(joined: dict[str, str], name: str) -> str:
    while name in joined:
        name = joined[name]
    return name
