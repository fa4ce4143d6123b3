"""The published figures as a list, for those who work on with them: JSON and CSV with the same columns."""

import csv
import io
import json

import pandas as pd

from memberpanel.harmless import harmless
from memberpanel.release.reading import Release

COLUMNS = (
    "release",
    "measure",
    "quarter",
    "breakdown",
    "group",
    "unit",
    "status",
    "numerator",
    "denominator",
    "value",
    "revised",
    "provisional",
)


def _number(value: float) -> int | float | None:
    """Return a whole number as one (430, not 430.0), and null as None."""
    if pd.isna(value):
        return None
    return int(value) if float(value).is_integer() else float(value)


def figure_rows(release: Release, measure: str | None = None) -> list[dict]:
    """Return the figures (of one measure, or all) with COLUMNS; where not shown, the numbers are None.

    Raise NoSuchMeasure.
    """
    if measure is not None:
        release.measure(measure)
    units = dict(release.measures()[["measure", "unit"]].itertuples(index=False))
    rows = release.all_figures()
    if measure is not None:
        rows = rows[rows["measure"] == measure]
    return [
        {
            "release": release.name,
            "measure": row.measure,
            "quarter": row.quarter,
            "breakdown": row.breakdown,
            "group": row.group_name,
            "unit": units[row.measure],
            "status": row.status,
            "numerator": _number(row.numerator) if row.status == "shown" else None,
            "denominator": _number(row.denominator),
            "value": _number(row.value) if row.status == "shown" else None,
            "revised": bool(row.revised),
            "provisional": bool(row.provisional),
        }
        for row in rows.itertuples(index=False)
    ]


def as_json(rows: list[dict]) -> str:
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def as_csv(rows: list[dict]) -> str:
    """Return the rows as CSV; null is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        cells = [row[name] for name in COLUMNS]
        writer.writerow([str(cell).lower() if isinstance(cell, bool) else harmless(cell) for cell in cells])
    return out.getvalue()
