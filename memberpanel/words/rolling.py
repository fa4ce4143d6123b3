"""Four quarters together, the only form in which a flow may stand beside an annual figure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from memberpanel.quarters import Quarter, last_quarters
from memberpanel.words.given import given
from memberpanel.words.numbers import rounded

QUARTERS = 4


@dataclass(frozen=True)
class FourQuarters:
    """The sum of four quarters; `value` is None with `why` where it cannot be given."""

    to: Quarter
    numerator: float | None
    denominator: float | None
    value: float | None
    why: str = ""


def _not(to: Quarter, why: str) -> FourQuarters:
    return FourQuarters(to, None, None, None, why)


def _summed(measure: Mapping[str, Any], rows: pd.DataFrame, to: Quarter) -> FourQuarters:
    decimals = int(measure["decimals"])
    top = float(rows["numerator"].sum())
    if measure["per"] == "population":
        people = float(rows["denominator"].iloc[-1])
        return FourQuarters(to, top, people, float(rounded(10_000 * top / people, decimals)))
    if measure["statistic"] == "count":
        return FourQuarters(to, top, None, top)
    whole = float(rows["denominator"].sum())
    if whole == 0:
        return _not(to, "there was nothing to count in these four quarters")
    return FourQuarters(to, top, whole, float(rounded(100 * top / whole, decimals)))


def four_quarters(measure: Mapping[str, Any], figures: pd.DataFrame) -> FourQuarters:
    """Add up the latest four quarters of a flow, from shown cells alone; not given if any is not shown.

    Sums counts, or numerators and denominators: never distinct children. A median or a stock cannot be added up.
    """
    to = Quarter.parse(str(figures["quarter"].max()))
    if measure["kind"] != "flow" or measure["statistic"] in ("median", "mean"):
        return _not(to, "it cannot be added up over quarters")
    wanted = [str(quarter) for quarter in last_quarters(to, QUARTERS)]
    rows = figures[figures["quarter"].isin(wanted)].sort_values("quarter")
    if len(rows) < QUARTERS:
        return _not(to, "there are fewer than four quarters")
    if not (rows["status"] == "shown").all():
        return _not(to, "one of the four quarters is not shown")
    if not rows["numerator"].map(given).all():
        return _not(to, "it cannot be added up over quarters")
    return _summed(measure, rows, to)
