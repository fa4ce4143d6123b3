"""What the public knows already: home/known_facts.csv, which the Director confirms at approval."""

import pandas as pd

from memberpanel.home import Home
from memberpanel.refusals import Refused

COLUMNS = ("measure", "quarter", "breakdown", "group", "numerator", "denominator", "source")


def known_facts(home: Home) -> pd.DataFrame:
    """Return figures that minutes, answers and published tables gave away; empty when there is no such file.

    Columns COLUMNS; a number that was not given is null. Raise Refused when a column is missing.
    """
    file = home.folder / "known_facts.csv"
    if not file.exists():
        return pd.DataFrame({name: pd.Series(dtype="object") for name in COLUMNS})
    facts = pd.read_csv(
        file, dtype={name: "str" for name in COLUMNS if name not in ("numerator", "denominator")}
    )
    if missing := [name for name in COLUMNS if name not in facts.columns]:
        raise Refused(f"known_facts.csv has no column {', '.join(missing)}. Wanted: {', '.join(COLUMNS)}.")
    return facts[list(COLUMNS)]
