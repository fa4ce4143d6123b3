"""The counted cells of a release with what the protection has to know of their measures."""

from collections.abc import Mapping

import duckdb
import pandas as pd

from memberpanel.measures.counting import count_all
from memberpanel.measures.definition import Measure
from memberpanel.periods import is_total
from memberpanel.quarters import Quarter
from memberpanel.settings import Settings

_SAID_BY_THE_MEASURE = ("whole_set", "part_set", "within", "protect", "kind", "statistic")


def counted_cells(
    store: duckdb.DuckDBPyConnection,
    *,
    quarters: list[Quarter],
    council: Settings,
    chosen: Mapping[str, Measure],
) -> pd.DataFrame:
    """Return the frame of measures.counting.count_all with sets, protection, kind, statistic and threshold."""
    cells = count_all(store, quarters=quarters, settings=council, chosen=list(chosen.values()))
    for name in _SAID_BY_THE_MEASURE:
        cells[name] = [getattr(chosen[measure], name) for measure in cells["measure"]]
    sensitive = cells["measure"].map(lambda name: chosen[name].sensitive) & ~cells["breakdown"].map(is_total)
    cells["threshold"] = sensitive.map({True: council.sensitive_threshold, False: council.threshold})
    return cells
