"""Tell a value that is there from one that a frame left out (None, NaN, NaT or an empty text)."""

from typing import Any

import pandas as pd


def given(value: Any) -> bool:
    """Say whether a cell of a frame holds a value; 0 and False are values."""
    if value is None or isinstance(value, str):
        return bool(value)
    return not pd.isna(value)
