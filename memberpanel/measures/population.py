"""Children aged 0 to 17, for rates: the store's own figures, else those in data/reference."""

from pathlib import Path

import duckdb
import pandas as pd

from memberpanel.quarters import Quarter

REFERENCE = Path(__file__).resolve().parent.parent.parent / "data" / "reference" / "population.csv"


def population(connection: duckdb.DuckDBPyConnection, *, area: str) -> pd.DataFrame:
    """Return columns year (of the mid-year estimate), children, source of one area, by year.

    What was loaded wins over the published estimates that come with the code.
    """
    loaded = connection.execute(
        "select year, children, source from population where area = ? and children is not null", [area]
    ).df()
    published = pd.read_csv(REFERENCE)
    published = published.loc[published["area"] == area, ["year", "children", "source"]]
    published = published[~published["year"].isin(loaded["year"])]
    together = pd.concat([loaded.astype(published.dtypes.to_dict()), published])
    return together.sort_values("year", ignore_index=True)


def population_of_quarters(
    connection: duckdb.DuckDBPyConnection, *, area: str, quarters: list[Quarter]
) -> pd.DataFrame:
    """Return columns quarter, mid_year, children, source, provisional: the population that each quarter's rate uses.

    The mid-year in which the financial year began, as the Department for Education does (the year ending 31 March
    2025 uses mid-2024); where it is not published yet, the latest before it, and the rate is provisional. Quarters
    before the first estimate are left out.
    """
    known = population(connection, area=area)
    rows = []
    for quarter in quarters:
        usable = known[known["year"] <= quarter.year]
        if len(usable):
            year, children, source = usable.iloc[-1][["year", "children", "source"]]
            rows.append((str(quarter), int(year), int(children), source, int(year) < quarter.year))
    return pd.DataFrame(rows, columns=["quarter", "mid_year", "children", "source", "provisional"])
