"""What a reader learns from each printed row and from what is public elsewhere, number by number."""

import pandas as pd

from memberpanel.disclosure.knowledge import Fault, Knowledge, Name, Printed, Row, about


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


def learn_numbers(knowledge: Knowledge, rows: pd.DataFrame) -> None:
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


def learn_facts(knowledge: Knowledge, everything: list[pd.DataFrame], facts: pd.DataFrame | None) -> None:
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


def learn_percentages(knowledge: Knowledge, rows: pd.DataFrame) -> None:
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
