"""The very rows behind a figure: for an analyst, one at a time, and written down in the trail."""

import pandas as pd

from memberpanel import trail
from memberpanel.home import Home
from memberpanel.measures.cohorts import build_cohorts
from memberpanel.measures.definition import measure as named
from memberpanel.measures.tallying import place_rows
from memberpanel.quarters import Quarter
from memberpanel.settings import settings
from memberpanel.store.connecting import connect


def rows_behind(home: Home, measure: str, quarter: Quarter, *, actor: str) -> pd.DataFrame:
    """Return one row a unit of a measure in a quarter: unit_id, on_date, children and groups under pseudonyms.

    The trail has who asked, for what and how many rows were given, before they are given. Raises WrongMeasure for a
    measure that is not there.
    """
    wanted = named(measure)
    with connect(home) as connection:
        build_cohorts(connection, quarters=[quarter], settings=settings(), read_by=[wanted.sql])
        place_rows(connection, wanted)
        rows = connection.execute("select * from measure_rows order by on_date, unit_id").df()
    trail.write(
        home,
        actor=actor,
        act="rows behind a figure",
        detail={"measure": measure, "quarter": str(quarter), "rows": len(rows)},
    )
    return rows
