"""What a release needs answered, with what the service has written since it was drafted."""

import pandas as pd

from memberpanel.home import Home
from memberpanel.panel_record.answers import wanting_answers
from memberpanel.panel_record.record import record
from memberpanel.release.reading import Release


def wanting(home: Home, release: Release) -> pd.DataFrame:
    """Return the measures of a release that need an answer: measure, title, why, answered (by now, in the record)."""
    return wanting_answers(
        quarter=str(release.quarter),
        measures=release.measures(),
        figures=release.all_figures(),
        signals=release.signals(),
        commentary=record(home).read("commentary"),
    )
