"""Whether each table may be published by quarter, by year or not at all, from what it would have hidden.

docs/decisions/0007: which tables there are is reviewed and stands in the measures' files; here it is tried on the
latest eight quarters, hidden from nothing. By quarter a table hides 15 % of its figures at most, and every county
figure of a dimension is none or twice the threshold; by year it hides 15 % at most.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace

import duckdb
import pandas as pd

from memberpanel.disclosure.hiding import CannotBeMadeSafe, protect
from memberpanel.disclosure.tree import NotATree
from memberpanel.drafting.protected_cells import counted_cells
from memberpanel.measures.definition import Measure, identities, same_sets
from memberpanel.measures.groups import groups
from memberpanel.measures.tallying import place_rows
from memberpanel.periods import TOTAL, dimension, is_total, is_yearly, yearly
from memberpanel.quarters import Quarter
from memberpanel.settings import Settings

QUARTERS_TRIED, YEARS_TRIED = 8, 2
MOST_HIDDEN = 15.0  # per cent: disclosure.md, S6
TWO_WAY = "district"  # every table by district is two-way; of another dimension, a percentage is
_SEED = b"the back-test draws from no secret"


@dataclass(frozen=True)
class Tried:
    """What one table would have hidden. `smallest` is its smallest county figure above none, where that counts.

    `why` says what speaks against the table, or "", and gives no count: members read it.
    """

    measure: str
    breakdown: str
    period: str  # quarter | year
    figures: int
    hidden: int
    smallest: int | None
    why: str

    @property
    def share(self) -> float:
        return 100.0 * self.hidden / self.figures if self.figures else 0.0

    @property
    def fits(self) -> bool:
        return not self.why


def judged(figures: pd.DataFrame, cells: pd.DataFrame, chosen: Mapping[str, Measure]) -> list[Tried]:
    """Return every broken-down table about people, judged by the latest quarters (or whole years) of the figures.

    `figures` is what protect gives for `cells` with nothing published before.
    """
    of_people = [name for name, one in chosen.items() if one.protect != "things"]
    tables = figures[figures["measure"].isin(of_people) & ~figures["breakdown"].map(is_total)]
    tables = tables[tables["status"].isin(["shown", "c", "z", "low"])]
    found = [
        _judged(chosen[name], breakdown, rows, cells)
        for (name, breakdown), rows in tables.groupby(["measure", "breakdown"], sort=False)
    ]
    return found + [
        tried for name in of_people for tried in _county_under_threshold(chosen[name], figures, cells)
    ]


def _county_under_threshold(measure: Measure, figures: pd.DataFrame, cells: pd.DataFrame) -> list[Tried]:
    """Return a measure whose own county figure was too small in one of the latest quarters; it is for years only.

    Too small is a side of it, its part or the rest of 1 to the threshold less one.
    """
    own = figures[(figures["measure"] == measure.name) & (figures["breakdown"] == TOTAL)]
    tried = sorted(own.loc[own["status"].isin(["shown", "c", "z", "low"]), "quarter"].unique())[
        -QUARTERS_TRIED:
    ]
    rows = cells[
        (cells["measure"] == measure.name) & (cells["breakdown"] == TOTAL) & cells["quarter"].isin(tried)
    ]
    small = [count for row in rows.itertuples() for count in _sides(row) if 0 < count < row.threshold]
    if not small:
        return []
    hidden = int((own.loc[own["quarter"].isin(tried), "status"] == "c").sum())
    why = f"has a county figure of under {int(rows['threshold'].max())}: publish it by year only"
    return [Tried(measure.name, TOTAL, "quarter", len(tried), hidden, int(min(small)), why)]


def _sides(row: object) -> list[float]:
    """Return the numbers of children, or of what is counted, that a county figure prints or gives."""
    if row.statistic in ("median", "mean"):
        return [row.denominator]
    if row.statistic == "percent":
        return [row.denominator, row.numerator, row.denominator - row.numerator]
    return [row.denominator if row.statistic == "share" else row.numerator]


def _judged(measure: Measure, breakdown: str, rows: pd.DataFrame, cells: pd.DataFrame) -> Tried:
    most = YEARS_TRIED if is_yearly(breakdown) else QUARTERS_TRIED
    tried = sorted(rows["quarter"].unique())[-most:]
    rows = rows[rows["quarter"].isin(tried)]
    hidden, counted = int((rows["status"] == "c").sum()), len(rows)
    here = cells[
        (cells["measure"] == measure.name) & (cells["breakdown"] == breakdown) & cells["quarter"].isin(tried)
    ]
    smallest = _smallest(measure, breakdown, here)
    wanted = 2 * int(here["threshold"].max())
    why = ""
    if counted and 100.0 * hidden / counted > MOST_HIDDEN:
        why = f"hides {100.0 * hidden / counted:.0f}%, more than {MOST_HIDDEN:.0f}%"
    elif smallest is not None and smallest < wanted:
        why = f"has a group of under {wanted}: join groups"
    period = "year" if is_yearly(breakdown) else "quarter"
    return Tried(measure.name, dimension(breakdown), period, counted, hidden, smallest, why)


def _smallest(measure: Measure, breakdown: str, rows: pd.DataFrame) -> int | None:
    """Return the smallest county figure above none of a dimension by quarter; None for a two-way table."""
    if is_yearly(breakdown) or breakdown == TWO_WAY or measure.statistic not in ("count", "share"):
        return None
    above = rows.loc[rows["numerator"] > 0, "numerator"]
    return int(above.min()) if len(above) else None


def back_test(
    store: duckdb.DuckDBPyConnection,
    *,
    quarters: list[Quarter],
    council: Settings,
    chosen: Mapping[str, Measure],
) -> list[Tried]:
    """Count and hide from nothing, and judge every table; raise NotATree or CannotBeMadeSafe."""
    cells = counted_cells(store, quarters=quarters, council=council, chosen=chosen)
    return judged(hidden_from_nothing(cells, council), cells, chosen)


def hidden_from_nothing(cells: pd.DataFrame, council: Settings) -> pd.DataFrame:
    """Return the figures as they would be with nothing published before."""
    return protect(
        cells,
        identities=identities(),
        same=same_sets(),
        earlier=None,
        facts=None,
        smallest_denominator=council.smallest_denominator,
        seed=_SEED,
    ).figures


def others(
    store: duckdb.DuckDBPyConnection,
    *,
    quarters: list[Quarter],
    council: Settings,
    chosen: Mapping[str, Measure],
) -> Iterable[Tried]:
    """Yield what the tables that are not published would hide: each alone, put beside those that are."""
    cells = counted_cells(store, quarters=quarters, council=council, chosen=chosen)
    for measure, by, period in _not_published(store, chosen, council):
        tried = _with_table(measure, by, period)
        own = counted_cells(store, quarters=quarters, council=council, chosen={measure.name: tried})
        together = pd.concat([cells[cells["measure"] != measure.name], own], ignore_index=True)
        table = yearly(by) if period == "year" else by
        try:
            found = judged(hidden_from_nothing(together, council), together, {**chosen, measure.name: tried})
        except (NotATree, CannotBeMadeSafe) as refused:
            yield Tried(measure.name, by, period, 0, 0, None, str(refused).split(": ", 1)[-1].split(". ")[0])
            continue
        name = dimension(table)
        yield from (
            one for one in found if (one.measure, one.breakdown, one.period) == (measure.name, name, period)
        )


def _not_published(
    store: duckdb.DuckDBPyConnection, chosen: Mapping[str, Measure], council: Settings
) -> Iterable[tuple[Measure, str, str]]:
    """Yield measure, dimension and period of every table that the measures' columns would allow."""
    known = groups(council)
    for measure in chosen.values():
        if measure.protect == "things" or measure.per == "population":
            continue
        for by in [column for column in place_rows(store, measure) if column in known]:
            used = {*measure.breakdowns, *measure.yearly}
            if measure.statistic == "percent" and used - {by}:
                continue
            if by not in measure.breakdowns:
                yield measure, by, "quarter"
            if by not in used:
                yield measure, by, "year"


def _with_table(measure: Measure, by: str, period: str) -> Measure:
    """Return a measure that is also broken down so, and not so by the other period."""
    quarterly = tuple(one for one in measure.breakdowns if one != by)
    by_year = tuple(one for one in measure.yearly if one != by)
    if period == "year":
        return replace(measure, breakdowns=quarterly, yearly=(*by_year, by))
    return replace(measure, breakdowns=(*quarterly, by), yearly=by_year)


def as_rows(tried: Iterable[Tried]) -> list[dict]:
    """Return them as the manifest of a release keeps them: without the smallest figure, which may be a hidden one."""
    return [{name: told for name, told in asdict(one).items() if name != "smallest"} for one in tried]
