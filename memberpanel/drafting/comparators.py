"""Published figures of other areas: what comes with the code, and what was loaded as benchmarks."""

from pathlib import Path

import duckdb
import pandas as pd

from memberpanel.settings import Settings

REFERENCE = Path(__file__).resolve().parent.parent.parent / "data" / "reference" / "comparators.csv"
COLUMNS = ["comparator", "area", "area_kind", "year", "value", "status", "note", "source"]
_KINDS = ("ours", "neighbours", "region", "england")
_MEDIANS = """
    select
        comparator,
        year,
        round(median(value)::decimal(18, 6), 1)::double as value,
        count(*) as counted,
        first(source order by area) as source,
    from rows_given
    where list_contains($1, area) and status = 'shown' and value is not null
    group by comparator, year
    order by comparator, year
"""


def _together(reference: pd.DataFrame, loaded: pd.DataFrame) -> pd.DataFrame:
    """Return both, what was loaded winning over what came with the code."""
    everything = pd.concat([reference, loaded.assign(note="")], ignore_index=True)
    return everything.drop_duplicates(["comparator", "area", "year"], keep="last")


def neighbour_medians(rows: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """Return the median of our statistical neighbours by comparator and year, saying how many of them counted.

    A neighbour that is hidden does not count: "median of 8 of 10, 2025 model".
    """
    names = list(settings.neighbours)
    with duckdb.connect(":memory:") as connection:
        connection.register("rows_given", rows)
        medians = connection.execute(_MEDIANS, [names]).df()
    model = f"{settings.neighbours_model_year} model"
    notes = [f"median of {counted} of {len(names)}, {model}" for counted in medians["counted"]]
    area = {"area": "Statistical neighbours", "area_kind": "neighbours", "status": "shown"}
    return medians.assign(**area, note=notes)[COLUMNS]


def read_reference() -> pd.DataFrame:
    """Return data/reference/comparators.csv: COLUMNS, with neighbours one by one (area_kind `neighbour`)."""
    return pd.read_csv(REFERENCE, keep_default_na=False, na_values={"value": [""]})


def comparator_rows(store: duckdb.DuckDBPyConnection, settings: Settings) -> pd.DataFrame:
    """Return table comparators: our area, the neighbours' median, the region and England, by year.

    Neighbours one by one are used for their median and left out; a median that was published itself is kept.
    """
    loaded = store.execute(
        "select comparator, area, area_kind, year, value::double as value, status, source from benchmarks"
    ).df()
    loaded["status"] = loaded["status"].fillna("shown")
    rows = _together(read_reference(), loaded)
    rows = pd.concat([neighbour_medians(rows, settings), rows[rows["area_kind"].isin(_KINDS)]])
    return rows.drop_duplicates(["comparator", "area", "year"], keep="last")[COLUMNS].reset_index(drop=True)
