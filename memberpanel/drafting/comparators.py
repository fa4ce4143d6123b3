"""Published figures of other areas: what comes with the code, and what was loaded as benchmarks."""

from pathlib import Path

import duckdb
import pandas as pd

from memberpanel.settings import Settings

REFERENCE = Path(__file__).resolve().parent.parent.parent / "data" / "reference" / "comparators.csv"
COLUMNS = ["comparator", "area", "area_kind", "year", "value", "status", "note", "source"]
_SHOWN = ("shown", "u")


def _together(reference: pd.DataFrame, loaded: pd.DataFrame) -> pd.DataFrame:
    """Return both, what was loaded winning over what came with the code."""
    everything = pd.concat([reference, loaded.assign(note="")], ignore_index=True)
    return everything.drop_duplicates(["comparator", "area", "year"], keep="last")


def _neighbour_medians(rows: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """Return the median of our statistical neighbours by comparator and year, saying how many of them counted.

    A neighbour that is hidden does not count: "median of 8 of 10, 2025 model".
    """
    names = settings.neighbours
    theirs = rows[rows["area"].isin(names) & rows["status"].isin(_SHOWN) & rows["value"].notna()]
    grouped = theirs.groupby(["comparator", "year"], sort=True)["value"]
    medians = grouped.agg(value="median", counted="count").reset_index()
    sources = theirs.groupby(["comparator", "year"])["source"].first().reset_index()
    medians = medians.merge(sources, on=["comparator", "year"])
    model = f"{settings.neighbours_model_year} model"
    notes = [f"median of {counted} of {len(names)}, {model}" for counted in medians["counted"]]
    return medians.assign(
        area="Statistical neighbours", area_kind="neighbours", status="shown", note=notes
    )[COLUMNS]  # fmt: skip


def comparator_rows(store: duckdb.DuckDBPyConnection, settings: Settings) -> pd.DataFrame:
    """Return table comparators: our area, the neighbours' median, the region and England, by year.

    Neighbours one by one are used for their median and left out; a median that was published itself is kept.
    """
    reference = pd.read_csv(REFERENCE, keep_default_na=False, na_values={"value": [""]})
    loaded = store.execute(
        "select comparator, area, area_kind, year, value, status, source from benchmarks"
    ).df()
    rows = _together(reference, loaded.astype({"value": "float64"}))
    medians = _neighbour_medians(rows, settings)
    rows = rows[~rows["area"].isin(settings.neighbours)]
    rows = pd.concat([medians, rows], ignore_index=True) if len(medians) else rows
    rows = rows.drop_duplicates(["comparator", "area", "year"], keep="last")
    return rows[rows["area_kind"].isin(("ours", "neighbours", "region", "england"))][COLUMNS]
