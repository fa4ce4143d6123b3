"""What was published before: it stands as it was first reported, and only county totals are ever revised."""

import pandas as pd

from memberpanel.periods import is_total, yearly
from memberpanel.quarters import Quarter

FROZEN = ("shown", "c", "z")
KEY = ["measure", "quarter", "breakdown", "group_name"]


def _first_and_last(earlier: pd.DataFrame | None) -> tuple[dict, dict]:
    """Return what was reported first and what stands now, by key; later releases stand further down."""
    if earlier is None or not len(earlier):
        return {}, {}
    frozen = earlier[earlier["status"].isin(FROZEN)]
    first, last = {}, {}
    for row in frozen.itertuples(index=False):
        key = (row.measure, row.quarter, row.breakdown, row.group_name)
        first.setdefault(key, row)
        last[key] = row
    return first, last


def with_earlier(cells: pd.DataFrame, earlier: pd.DataFrame | None) -> tuple[pd.DataFrame, dict]:
    """Return the counted rows as they were first reported, and the rows that stand now by position.

    Adds `position`, `frozen` ('' for what is new, else the status of then), the recount as `new_state`,
    `new_numerator`, `new_denominator`, `new_value`, and today's `new_threshold`: what was published is held to the
    `threshold` of then, where `earlier` has it, since one that is raised later cannot take back what is out. A row
    whose first report is not among the earlier releases (it stands there revised) is taken for hidden. What was
    published and is in no table now comes as rows that are not printed.
    """
    first, last = _first_and_last(earlier)
    gone = _no_longer_published(cells, last)
    rows = pd.concat([_without_tables_in_other_groups(cells, gone, last), gone], ignore_index=True)
    rows["position"] = range(len(rows))
    for column in ("state", "numerator", "denominator", "value", "threshold"):
        rows[f"new_{column}"] = rows[column]
    standing: dict[int, object] = {}
    frozen, numerators, denominators = [], [], []
    for row in rows.itertuples(index=False):
        key = (row.measure, row.quarter, row.breakdown, row.group_name)
        before = first.get(key)
        frozen.append(before.status if before else "")
        numerators.append(row.numerator)
        denominators.append(row.denominator)
        if not before:
            continue
        standing[row.position] = last[key]
        if before.status == "shown" and before.revised:
            frozen[-1] = "c"
        elif before.status == "shown":
            numerators[-1], denominators[-1] = before.numerator, before.denominator
        elif before.status == "z":
            numerators[-1], denominators[-1] = 0.0, 0.0
    rows["frozen"], rows["numerator"], rows["denominator"] = frozen, numerators, denominators
    rows["threshold"] = thresholds_as_published(rows, earlier)
    rows.loc[rows["frozen"].isin(["shown", "z"]), "state"] = "counted"
    return rows, standing


def thresholds_as_published(cells: pd.DataFrame, earlier: pd.DataFrame | None) -> list[int]:
    """Return the threshold that each row is held to: what was published, to the one under which it was first.

    A quarter that no table prints is held to the one of its year: what could be told of it then is out.
    """
    first, _ = _first_and_last(earlier)
    held = []
    for *key, threshold in cells[[*KEY, "threshold"]].itertuples(index=False, name=None):
        published = first.get(tuple(key)) or first.get(_of_its_year(*key))
        held.append(int(getattr(published, "threshold", threshold)))
    return held


def _of_its_year(measure: str, quarter: str, breakdown: str, group: str) -> tuple[str, str, str, str]:
    """Return the key of the same group's figure of the year that a quarter lies in."""
    return measure, str(Quarter(Quarter.parse(quarter).year, 4)), yearly(breakdown), group


def _no_longer_published(cells: pd.DataFrame, last: dict) -> pd.DataFrame:
    """Return rows for what earlier releases say in tables that the measures no longer have: it is known for ever."""
    of_measure = {row["measure"]: row for row in cells.drop_duplicates("measure").to_dict("records")}
    strictest = cells.groupby("measure")["threshold"].max()
    there = set(zip(cells["measure"], cells["quarter"], cells["breakdown"], cells["group_name"], strict=True))
    rows = []
    for key, row in last.items():
        if key in there or key[0] not in of_measure:
            continue
        numbers = {name: _number(getattr(row, name)) for name in ("numerator", "denominator", "value")}
        place = dict(zip(("measure", "quarter", "breakdown", "group_name"), key, strict=True))
        heads = dict.fromkeys(("children", "part_children", "rest_children"), float("nan"))
        more = {"state": "counted", "printed": False, "threshold": strictest[key[0]]}
        rows.append(
            {**of_measure[key[0]], **place, "group_order": row.group_order, **numbers, **heads, **more}
        )
    return (
        pd.DataFrame(rows, columns=cells.columns).astype(cells.dtypes.to_dict()) if rows else cells.iloc[:0]
    )


def _without_tables_in_other_groups(cells: pd.DataFrame, gone: pd.DataFrame, last: dict) -> pd.DataFrame:
    """Return the rows without what a table of a quarter that was published in other groups would say anew."""
    table = ["measure", "quarter", "breakdown"]
    others = set(gone[table].itertuples(index=False, name=None))
    if not others:
        return cells
    anew = [row[:3] in others and row not in last for row in cells[KEY].itertuples(index=False, name=None)]
    return cells[[not one for one in anew]]


def _number(value: object) -> float:
    """Return a number that was published; of what was hidden nothing is known, and 0 stands for it."""
    return 0.0 if value is None or value != value else float(value)


def may_be_revised(row: object, standing: object) -> bool:
    """Say whether a county total that was shown may be shown again with its new count.

    Both sides of a new percentage, and a new count, must be none or large enough.
    """
    if not is_total(row.breakdown) or standing.status != "shown" or row.new_state != "counted":
        return False
    if row.new_value != row.new_value:
        return False  # recounted, there is nothing to take it of: what was published stands
    if _same(row.new_numerator, standing.numerator) and _same(row.new_denominator, standing.denominator):
        return False
    return all(count == 0 or count >= row.new_threshold for count in _new_sides(row))


def _new_sides(row: object) -> list[float]:
    if row.protect == "things":
        return []
    if row.statistic in ("median", "mean"):
        return [row.new_denominator]
    if row.statistic in ("percent", "share") and row.part_set:
        rest = row.new_denominator - row.new_numerator
        sides = [row.new_denominator, row.new_numerator, rest]
        return sides + [
            count for count in (row.children, row.part_children, row.rest_children) if count == count
        ]
    return [row.new_numerator] + ([row.children] if row.children == row.children else [])


def _same(one: object, other: object) -> bool:
    missing = (one is None or one != one), (other is None or other != other)
    return all(missing) if any(missing) else float(one) == float(other)
