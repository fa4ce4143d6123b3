"""The yearly restatement: the tables of a finished year printed again as they are counted now (disclosure.md, S8).

Who has both prints can take one from the other: what is left is who was recorded late, less who was taken out. So a
table is printed again only where every such difference is none or large, and where it hides nothing, then or now;
otherwise it stands as first reported. docs/decisions/0516.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from memberpanel.disclosure.hiding import FIGURE_COLUMNS, protect
from memberpanel.periods import dimension, is_total, is_yearly, quarters_of_year
from memberpanel.quarters import Quarter

_KEY = ["measure", "quarter", "breakdown", "group_name"]
_NUMBERS = ["numerator", "denominator", "value"]
Table = tuple[str, str]  # measure, dimension


@dataclass(frozen=True)
class Restated:
    """The figures with the tables of the year that were printed again, and those that stand as first reported."""

    figures: pd.DataFrame
    again: list[Table]
    stand: list[Table]


def restate(
    figures: pd.DataFrame,
    cells: pd.DataFrame,
    earlier: pd.DataFrame,
    year: Quarter,
    *,
    identities: Sequence[dict],
    same: Sequence[dict],
    smallest_denominator: int,
    seed: bytes,
) -> Restated:
    """Return the figures of hiding.protect with what may be printed again of the year that ends with quarter `year`.

    `cells` and `earlier` are what hiding.protect took. Tables of one dimension whose measures count the same children,
    or children among them, are printed again together or not at all, and every cell of them is marked `revised`. A
    stock is never: it stands on flows of years before. A table is printed again once.
    """
    counted = cells[[_in_year(row, year) for row in cells.itertuples(index=False)]]
    anew = protect(
        counted,
        identities=identities,
        same=same,
        earlier=None,
        facts=None,
        smallest_denominator=smallest_denominator,
        seed=seed,
    ).figures
    rows = _side_by_side(figures, anew, counted, earlier)
    again, stand = [], []
    chosen = pd.Series(False, index=rows.index)
    together = _together(cells, same)
    of, by = rows["measure"].map(together), rows["breakdown"].map(dimension)
    for _, part in rows.groupby([of, by], sort=False):
        if not any(_differs(row) for row in part.itertuples(index=False)):
            continue
        fits = all(_may_be_printed_again(row) for row in part.itertuples(index=False))
        chosen[part.index] = fits
        tables = zip(part["measure"], part["breakdown"].map(dimension), strict=True)
        (again if fits else stand).extend(dict.fromkeys(tables))
    return Restated(_with(figures, rows[chosen]), again, stand)


def _in_year(row: object, year: Quarter) -> bool:
    if is_yearly(row.breakdown):
        return row.quarter == str(year)
    return row.quarter in {str(quarter) for quarter in quarters_of_year(year)}


def _side_by_side(
    figures: pd.DataFrame, anew: pd.DataFrame, counted: pd.DataFrame, earlier: pd.DataFrame
) -> pd.DataFrame:
    """Return the broken-down rows of flows in the year: as they stand, and as counted now (`new_` before the name)."""
    about = counted[counted["kind"] != "stock"].drop_duplicates("measure")
    about = about[["measure", "statistic", "part_set", "protect"]]
    limits = counted.groupby("measure")["threshold"].max().rename("threshold")
    new = anew[[*_KEY, "status", *_NUMBERS]].rename(
        columns={name: f"new_{name}" for name in ("status", *_NUMBERS)}
    )
    rows = figures[~figures["breakdown"].map(is_total).astype(bool)].merge(new, on=_KEY)
    rows = rows.merge(about, on="measure").merge(limits, on="measure")
    out = earlier[earlier["status"].isin(("shown", "z"))].drop_duplicates(_KEY)[_KEY].assign(was_out=True)
    rows = rows.merge(out, on=_KEY, how="left")
    return rows.assign(was_out=rows["was_out"].eq(True))


def _together(cells: pd.DataFrame, same: Sequence[dict]) -> dict[str, str]:
    """Return one name for all measures that count the same set, a part of it, or one known to be the same."""
    root: dict[str, str] = {}

    def find(name: str) -> str:
        while root.setdefault(name, name) != name:
            name = root[name]
        return name

    measures = cells.drop_duplicates("measure")
    for row in measures.itertuples(index=False):
        for other in (row.part_set, row.within):
            if isinstance(other, str) and other:
                root[find(other)] = find(row.whole_set)
    for pair in same:
        root[find(pair["one"])] = find(pair["other"])
    return {row.measure: find(row.whole_set) for row in measures.itertuples(index=False)}


def _differs(row: object) -> bool:
    if row.status != row.new_status:
        return True
    return row.status == "shown" and any(was != now for was, now in _read_off(row))


def _may_be_printed_again(row: object) -> bool:
    """Say whether nothing small can be read off a row and its new count, side by side."""
    if row.status not in ("shown", "c", "z") and row.new_status not in ("shown", "c", "z"):
        return True  # nothing was counted then, nor is it now
    if not row.was_out or row.revised or row.status != row.new_status:
        return False
    if row.protect == "things" or row.status == "z":
        return True
    return all(was == now or abs(now - was) >= row.threshold for was, now in _read_off(row))


def _read_off(row: object) -> Iterator[tuple[float, float]]:
    """Yield the numbers of children that a printed row gives, as it stands and as counted now."""
    if row.statistic in ("median", "mean"):
        yield row.denominator, row.new_denominator
        return
    yield row.numerator, row.new_numerator
    if row.statistic in ("percent", "share") and isinstance(row.part_set, str) and row.part_set:
        yield row.denominator, row.new_denominator
        yield row.denominator - row.numerator, row.new_denominator - row.new_numerator


def _with(figures: pd.DataFrame, again: pd.DataFrame) -> pd.DataFrame:
    """Return the figures with the rows that are printed again, marked."""
    new = again[again["status"] == "shown"].set_index(_KEY)
    places = pd.MultiIndex.from_frame(figures[_KEY])
    there = places.isin(new.index)
    written = figures.copy()
    for name in _NUMBERS:
        written.loc[there, name] = new[f"new_{name}"].reindex(places[there]).to_numpy()
    written.loc[there, "revised"] = True
    return written[list(FIGURE_COLUMNS)]
