"""What a release says about itself: its manifest, quarters, measures, inputs and the quality of what was loaded."""

from dataclasses import dataclass
from datetime import date, datetime

import duckdb
import pandas as pd

from memberpanel import __version__
from memberpanel.drafting.restatement import Restatement
from memberpanel.extracts.definition import extracts
from memberpanel.home import Home
from memberpanel.measures.definition import Measure
from memberpanel.measures.groups import TITLES
from memberpanel.periods import dimension, is_total, is_yearly, year_is_final
from memberpanel.quarters import Quarter
from memberpanel.release.files import FORMAT
from memberpanel.settings import Settings


@dataclass(frozen=True)
class Asked:
    """What is being drafted: the home, the quarter, every quarter in the release, its name, the hash before it.

    `restatement` is the finished year that is counted again with it, if one is.
    """

    home: Home
    quarter: Quarter
    quarters: list[Quarter]
    name: str
    ledger_hash: str
    restatement: Restatement | None = None

    @property
    def version(self) -> str:
        return self.name.rsplit("-v", 1)[1]


def working_day_after(store: duckdb.DuckDBPyConnection, day: date, *, days: int) -> date | None:
    """Return the day so many working days after another, or None beyond the calendar that the store holds."""
    return store.execute(
        """
        select min(later.day)
        from working_days as later
        join working_days as from_day on from_day.day = $1
        where later.number = from_day.number + $2
        """,
        [day, days],
    ).fetchall()[0][0]


def said(day: date) -> str:
    """6 November 2026"""
    return f"{day:%-d %B %Y}"


def _next_revision(store: duckdb.DuckDBPyConnection, quarter: Quarter, settings: Settings) -> str:
    following = quarter.plus(1)
    due = working_day_after(store, following.end, days=settings.standards["panel_working_days"])
    words = f"when {following.in_words} is published"
    return f"{words}, by {said(due)}" if due else words


def manifest(
    store: duckdb.DuckDBPyConnection, asked: Asked, settings: Settings, **found: str
) -> pd.DataFrame:
    """Return keys and values of the manifest; `found` are the keys that drafting learnt elsewhere."""
    end = asked.quarter.end
    cut_off = working_day_after(store, end, days=settings.standards["cut_off_working_days"])
    due = working_day_after(store, end, days=settings.standards["panel_working_days"])
    values = {
        "release": asked.name,
        "quarter": str(asked.quarter),
        "version": asked.version,
        "format": FORMAT,
        "stamp": asked.home.stamp,
        "status": "provisional",
        "cut_off": (cut_off or end).isoformat(),
        "drafted_at": datetime.now().isoformat(timespec="seconds"),
        # The team, not the person: a pack is written as if it will be public. The trail has the person.
        "drafted_by": settings.contact,
        "next_revision": _next_revision(store, asked.quarter, settings),
        "authority": settings.authority,
        "panel": settings.panel,
        "region": settings.region,
        "contact": settings.contact,
        "code_version": __version__,
        "threshold": str(settings.threshold),
        "sensitive_threshold": str(settings.sensitive_threshold),
        "smallest_denominator": str(settings.smallest_denominator),
        "due_before_members": (due or end).isoformat(),
        "first_quarter": str(asked.quarters[0]),
        "ledger_hash": asked.ledger_hash,
        **found,
    }
    return pd.DataFrame(values.items(), columns=["key", "value"])


def is_provisional(figures: pd.DataFrame, quarter: Quarter) -> pd.Series:
    """Say of each figure whether it is provisional: of the latest quarter, or of a year before its statutory return."""
    years = figures["breakdown"].map(is_yearly).astype(bool)
    last = figures["quarter"].map(Quarter.parse)
    return pd.Series(
        [
            not year_is_final(one, quarter) if by_year else one == quarter
            for one, by_year in zip(last, years, strict=True)
        ],
        index=figures.index,
    )


def quarter_rows(asked: Asked) -> pd.DataFrame:
    """Return table quarters: the latest is provisional, those before it are final."""
    return pd.DataFrame(
        [
            (str(q), q.said, q.short, q.start, q.end, q == asked.quarter)
            for q in asked.quarters
        ],
        columns=["quarter", "said", "short", "starts", "ends", "provisional"],
    )  # fmt: skip


def _target_words(value: float, *, unit: str, set_by: str, on: date) -> str:
    amount = f"{value:g}%" if unit == "percent" else f"{value:g} {unit}"
    return f"{amount}, set by the {set_by}, {on:%B %Y}"


def targets(settings: Settings, decided: pd.DataFrame) -> dict[str, tuple[float, str, date]]:
    """Return value, who set it and when, by measure; what the panel record holds wins over settings.toml."""
    found = {target.measure: (target.value, target.set_by, target.on) for target in settings.targets}
    for row in decided.itertuples(index=False):
        found[row.measure] = (float(row.value), row.set_by, pd.Timestamp(row.set_on).date())
    return found


def measure_rows(known: dict[str, Measure], set_targets: dict[str, tuple[float, str, date]]) -> pd.DataFrame:
    """Return table measures from the heads of the measures' files; display_order runs over all topics."""
    rows = []
    for place, measure in enumerate(known.values(), start=1):
        target = set_targets.get(measure.name)
        words = target and _target_words(target[0], unit=measure.unit, set_by=target[1], on=target[2])
        rows.append(
            {
                **{
                    name: getattr(measure, name)
                    for name in (
                        "title", "question", "topic", "unit", "kind", "statistic", "per", "protect", "good_is",
                        "numerator", "denominator", "source", "comparator", "decimals", "standard",
                        "standard_words", "explained", "caveat", "sql", "part_set", "whole_set",
                    )
                },
                **{name: list(getattr(measure, name)) for name in ("ask", "needs")},
                "breakdowns": [name for name in measure.tables if not is_total(name) or measure.only_by_year],
                "measure": measure.name,
                "display_order": place * 10,
                "target": target[0] if target else None,
                "target_words": words,
            }
        )  # fmt: skip
    return pd.DataFrame(rows)


def breakdown_rows(figures: pd.DataFrame) -> pd.DataFrame:
    """Return table breakdowns: the title of every breakdown that the figures have."""
    names = [name for name in dict.fromkeys(figures["breakdown"])]
    titles = [
        "All"
        if is_total(name)
        else TITLES.get(dimension(name), dimension(name).replace("_", " ").capitalize())
        for name in names
    ]
    return pd.DataFrame({"breakdown": names, "title": titles})


def rounded_rows(rows: int) -> int:
    """Return a number of rows to the nearest ten, and ten for one to four: nought is said of none alone."""
    return 0 if rows == 0 else max(10, (rows + 5) // 10 * 10)


def rounded_up(rows: int) -> int:
    """Return a small number of rows as the ten that it does not exceed."""
    return -(-rows // 10) * 10


def quality_rows(store: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Return table quality: for every extract what was read, left out and queried, or that it was not loaded.

    Rows are about children: their numbers are rounded (rounded_rows), as two releases side by side would count the rest.
    """
    counted = store.execute(
        """
        select
            extract,
            count(*)::integer as loads,
            sum(rows_read)::integer as rows_read,
            sum(rows_loaded)::integer as rows_loaded,
            sum(rows_refused)::integer as rows_refused,
            sum(rows_queried)::integer as rows_queried,
            min(covered_from) as covered_from,
            max(covered_to) as covered_to,
        from loads
        where undone_at is null
        group by extract
        """
    ).df()
    known = pd.DataFrame([(e.name, e.title) for e in extracts().values()], columns=["extract", "title"])
    rows = known.merge(counted, on="extract", how="left")
    rows["note"] = rows["loads"].isna().map({True: "Not loaded.", False: ""})
    counts = ["loads", "rows_read", "rows_loaded", "rows_refused", "rows_queried"]
    rows[counts] = rows[counts].fillna(0).astype(int)
    for name in ("rows_read", "rows_loaded"):
        rows[name] = rows[name].map(rounded_rows)
    for name in ("rows_refused", "rows_queried"):
        rows[name] = rows[name].map(rounded_up)
    return rows


def input_rows(store: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Return table inputs: the files whose rows count, with their hashes."""
    return store.execute(
        """
        select file_name, sha256, strftime(min(loaded_at), '%Y-%m-%dT%H:%M:%S') as loaded_at,
        from loads
        where undone_at is null
        group by file_name, sha256
        order by loaded_at, file_name
        """
    ).df()


def loaded_by(store: duckdb.DuckDBPyConnection, asked: Asked) -> list[str]:
    """Return who loaded figures of the quarter: they may not approve it."""
    rows = store.execute(
        """
        select distinct actor
        from loads
        where undone_at is null and coalesce(covered_to, current_date) >= $1
        order by actor
        """,
        [asked.quarter.start],
    ).fetchall()
    return [row[0] for row in rows]
