"""The exact counts behind what is hidden: for the Director alone, counts and never rows, each opening written down."""

import pandas as pd

from memberpanel import trail
from memberpanel.access.acts import refuse_unless
from memberpanel.home import Home
from memberpanel.measures.cohorts import build_cohorts
from memberpanel.measures.counting import count_all
from memberpanel.measures.definition import measure as named
from memberpanel.quarters import Quarter
from memberpanel.settings import settings
from memberpanel.store.connecting import connect


def exact_counts(home: Home, measure: str, quarter: Quarter, *, actor: str, role: str) -> pd.DataFrame:
    """Return the counts of one measure in one quarter: breakdown, group_name, numerator, denominator, value.

    The trail has who opened them before they are given. Raise NotYours for anybody but the Director, WrongMeasure
    for a measure that is not there.
    """
    refuse_unless("open exact counts", role)
    named(measure)
    trail.write(
        home,
        actor=actor,
        act="exact counts opened",
        detail={"measure": measure, "quarter": str(quarter)},
    )
    with connect(home) as store:
        build_cohorts(store, quarters=[quarter])
        cells = count_all(store, quarters=[quarter], settings=settings())
    wanted = cells[cells["measure"] == measure]
    return wanted[["breakdown", "group_name", "numerator", "denominator", "value"]].reset_index(drop=True)
