"""What others publish of our own council by year, as facts that the hiding reckons with (disclosure.md, S9).

One decimal of a percentage or a rate tells a county's number as good as exactly, so a published figure that agrees
with our count is taken for the number itself. One that does not agree tells nobody anything about our tables.
"""

from collections.abc import Mapping

import pandas as pd

from memberpanel.disclosure.facts import COLUMNS
from memberpanel.measures.definition import Measure
from memberpanel.periods import TOTAL, quarters_of_year, yearly
from memberpanel.quarters import Quarter

_PER = 10_000


def published_of_ours(
    comparators: pd.DataFrame, population: pd.DataFrame, cells: pd.DataFrame, measures: Mapping[str, Measure]
) -> pd.DataFrame:
    """Return the columns of known_facts.csv for the published figures that agree with our own count of the year.

    `comparators` is table comparators of a release, `population` its table population, `cells` the counted cells.
    """
    ours = comparators[
        (comparators["area_kind"] == "ours")
        & (comparators["status"] == "shown")
        & comparators["value"].notna()
    ]
    children = dict(zip(population["mid_year"], population["children"], strict=True))
    counted = _county(cells)
    facts = []
    for figure in ours.itertuples(index=False):
        for measure in measures.values():
            year = _of_year(counted, measure, int(figure.year))
            if year and _agrees(figure, measure, *year, children.get(int(figure.year) - 1)):
                table = TOTAL if measure.kind == "stock" else yearly(TOTAL)
                quarter = str(Quarter(int(figure.year) - 1, 4))
                facts.append((measure.name, quarter, table, "all", *year, figure.source))
    return pd.DataFrame(facts, columns=list(COLUMNS))


def _county(cells: pd.DataFrame) -> dict[tuple[str, str], tuple[float, float]]:
    totals = cells[(cells["breakdown"] == TOTAL) & (cells["state"] == "counted")]
    numbers = totals[["numerator", "denominator"]].astype("float64")
    keys = zip(totals["measure"], totals["quarter"], strict=True)
    return dict(zip(keys, zip(numbers["numerator"], numbers["denominator"], strict=True), strict=True))


def _of_year(counted: dict, measure: Measure, year: int) -> tuple[float, float] | None:
    """Return numerator and denominator of a year to 31 March, of a stock as it stood then; None unless all is counted."""
    last = Quarter(year - 1, 4)
    quarters = [last] if measure.kind == "stock" else quarters_of_year(last)
    found = [counted.get((measure.name, str(one))) for one in quarters]
    if None in found:
        return None
    return tuple(sum(pair[side] for pair in found) for side in (0, 1))


def _agrees(figure: object, measure: Measure, number: float, of: float, children: float | None) -> bool:
    if measure.statistic == "percent" and figure.comparator == measure.comparator:
        return of > 0 and abs(100 * number / of - figure.value) <= 0.05 + 1e-9
    if measure.statistic != "count":
        return False
    if figure.comparator == measure.name:
        return abs(number - figure.value) <= _rounded_by(figure.value)
    rate = figure.comparator == measure.comparator and str(figure.comparator).endswith("_rate")
    return bool(rate and children) and abs(_PER * number / children - figure.value) <= 0.05 + 1e-9


def _rounded_by(value: float) -> float:
    """Return how far a published count may be from the number: national tables round to 10 or 5, a council's are whole."""
    return 5.0 if value % 10 == 0 else 2.5 if value % 5 == 0 else 0.0
