"""Whether a measure can be calculated for a quarter: zero, not loaded and too short a look-back are told apart."""

from dataclasses import dataclass
from datetime import date, timedelta

import duckdb
import pandas as pd

from memberpanel.extracts.definition import extracts
from memberpanel.measures.definition import Measure, Needed
from memberpanel.periods import TOTAL, dimension, quarters_of_year, whole_years, yearly
from memberpanel.quarters import Quarter

_BREAKDOWN_COLUMNS = {"district": ("district",), "age_band": ("age",), "source": ("source",)}
# The days of a whole register on which something had happened; a hearing may lie ahead.
_HAPPENED = {
    "proceedings": ("pre_proceedings_start", "pre_proceedings_end", "application_date", "concluded_date"),
}
_COLUMN_WORDS = {
    "district": "district",
    "age": "date of birth or age",
    "source": "source",
    "previous_plans": "number of previous plans",
    "referrer_informed_date": "date on which the referrer was informed",
    "no_further_action": "no further action",
    "report_submitted": "report submitted",
    "minutes_date": "date on which the minutes were sent",
    "quorate": "quorate",
    "participation": "how the child took part",
    "resulted_in_plan": "whether a plan followed",
    "end_reason": "reason for the plan's end",
    "needs_social_care": "whether social care was needed",
    "outcome": "outcome",
    "final_order": "final order",
    "family_id": "family reference",
    "pre_proceedings_outcome": "outcome of pre-proceedings",
    "pre_proceedings_start": "start of pre-proceedings",
}


@dataclass(frozen=True)
class Loaded:
    """What is loaded: the spans of days that each extract covers, and the columns that it ever had."""

    spans: dict[str, tuple[tuple[date, date], ...]]
    columns: dict[str, frozenset[str]]

    def has(self, extract: str) -> bool:
        return extract in self.columns

    def covers(self, extract: str, *, first: date, last: date) -> bool:
        """Say whether one unbroken span holds both days; returns by quarter are covered by their rows alone."""
        if extracts()[extract].event is None:
            return True
        return any(begins <= first and last <= ends for begins, ends in self.spans.get(extract, ()))


def _joined(spans: list[tuple[date, date]]) -> tuple[tuple[date, date], ...]:
    """Return spans of days joined where they overlap or follow on, in order."""
    joined: list[tuple[date, date]] = []
    for begins, ends in sorted(spans):
        if joined and begins <= joined[-1][1] + timedelta(days=1):
            joined[-1] = (joined[-1][0], max(ends, joined[-1][1]))
        else:
            joined.append((begins, ends))
    return tuple(joined)


def _span(extract: str, begins: date | None, ends: date) -> tuple[date, date]:
    """Return the days that a load covers; a missing first day means from the beginning.

    A whole register is known by its first and last event alone: it is taken to reach over their months.
    """
    begins = begins or date.min
    if extracts()[extract].coverage == "register":
        return begins.replace(day=1), (pd.Timestamp(ends) + pd.offsets.MonthEnd(0)).date()
    return begins, ends


def _spans_of_registers(
    connection: duckdb.DuckDBPyConnection, *, without: set[str]
) -> dict[str, list[tuple[date, date]]]:
    """Return what registers reach over that came without a period: from their first to their last event."""
    spans: dict[str, list[tuple[date, date]]] = {}
    for extract, days in _HAPPENED.items():
        if extract not in without:
            listed = ", ".join(days)
            begins, ends = connection.execute(
                f"select min(least({listed})), max(greatest({listed})) from {extract}"
            ).fetchone()
            if ends:
                spans[extract] = [_span(extract, begins, ends)]
    return spans


def what_is_loaded(connection: duckdb.DuckDBPyConnection) -> Loaded:
    """Read the coverage and the columns of the loads that count, those undone left out."""
    spans: dict[str, list[tuple[date, date]]] = {}
    for extract, begins, ends in connection.execute(
        "select extract, covered_from, covered_to from coverage where covered_to is not null"
    ).fetchall():
        spans.setdefault(extract, []).append(_span(extract, begins, ends))
    spans |= _spans_of_registers(connection, without={*spans})
    columns: dict[str, set[str]] = {}
    for extract, named in connection.execute(
        "select extract, columns from loads where undone_at is null"
    ).fetchall():
        columns.setdefault(extract, set()).update(named)
    return Loaded(
        {extract: _joined(found) for extract, found in spans.items()},
        {extract: frozenset(found) for extract, found in columns.items()},
    )


def _months_before(day: date, months: int) -> date:
    return (pd.Timestamp(day) - pd.DateOffset(months=months)).date()


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _too_short(needed: Needed, title: str, loaded: Loaded, *, first: date, last: date, months: int) -> str:
    """Return why the extract does not reach over the quarter and the look-back before it; "" when it does."""
    if not loaded.has(needed.extract):
        return f"No {title} have been loaded."
    if not loaded.covers(needed.extract, first=first, last=last):
        return f"The {title} loaded do not cover this quarter."
    begins = _months_before(first, months) if months else first
    if not loaded.covers(needed.extract, first=begins, last=last):
        return f"This needs {title} from {_said(begins)}; what is loaded does not reach so far back."
    return ""


def _without_columns(needed: Needed, title: str, loaded: Loaded) -> str:
    missing = [c for c in needed.columns if c not in loaded.columns.get(needed.extract, frozenset())]
    if not missing:
        return ""
    named = " or ".join(f'"{_COLUMN_WORDS.get(column, column.replace("_", " "))}"' for column in missing)
    return f"The {title} were loaded without {named}."


def _why_not(measure: Measure, quarter: Quarter, loaded: Loaded) -> str:
    """Return why a measure cannot be calculated for a quarter, in words; "" when it can."""
    for needed in measure.covers:
        title = needed.extract.replace("_", " ")
        first = quarter.end if measure.kind == "stock" else quarter.start
        span = {"first": first, "last": quarter.end}
        reason = _too_short(needed, title, loaded, **span, months=needed.months_before)
        if not reason:
            reason = _without_columns(needed, title, loaded)
            enough = needed.or_months_before and not _too_short(
                needed, title, loaded, **span, months=needed.or_months_before
            )
            reason = "" if enough else reason
        if reason:
            return reason
    return ""


def _why_not_broken_down(measure: Measure, breakdown: str, loaded: Loaded) -> str:
    """Return why a measure cannot be broken down, in words; "" when it can."""
    extract = measure.covers[0].extract
    wanted = _BREAKDOWN_COLUMNS.get(dimension(breakdown), ())
    had = {name for needed in measure.covers for name in loaded.columns.get(needed.extract, ())}
    if not wanted or set(wanted) & had:
        return ""
    return f"The {extract.replace('_', ' ')} were loaded with no {_COLUMN_WORDS[wanted[0]]} column."


def availability(loaded: Loaded, *, measures: list[Measure], quarters: list[Quarter]) -> pd.DataFrame:
    """Return columns measure, quarter, breakdown, reason: "" where the figure can be calculated, else why not."""
    rows = []
    for measure in measures:
        not_broken = {
            b: _why_not_broken_down(measure, b, loaded) for b in (*measure.breakdowns, *measure.yearly)
        }
        reasons = {quarter: _why_not(measure, quarter, loaded) for quarter in quarters}
        for quarter, reason in reasons.items():
            rows.append((measure.name, str(quarter), TOTAL, reason))
            rows += [(measure.name, str(quarter), b, reason or why) for b, why in not_broken.items()]
        rows += _by_year(measure, reasons, not_broken)
    return pd.DataFrame(rows, columns=["measure", "quarter", "breakdown", "reason"])


def _by_year(
    measure: Measure, reasons: dict[Quarter, str], not_broken: dict[str, str]
) -> list[tuple[str, str, str, str]]:
    """Return the rows of the tables by year: a flow needs all four quarters, a stock the last one."""
    rows = []
    for last in whole_years(list(reasons)) if measure.has_years else ():
        needed = [last] if measure.kind == "stock" else quarters_of_year(last)
        reason = next((reasons[quarter] for quarter in needed if reasons[quarter]), "")
        rows.append((measure.name, str(last), yearly(TOTAL), reason))
        rows += [(measure.name, str(last), yearly(b), reason or not_broken[b]) for b in measure.yearly]
    return rows
