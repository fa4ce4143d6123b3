"""Withholding a figure that somebody who knows the children asks not to show (disclosure.md, S4 f)."""

from collections.abc import Iterable

import pandas as pd

from memberpanel import trail
from memberpanel.disclosure.withheld import COLUMNS, FILE, read_withheld
from memberpanel.home import Home
from memberpanel.locking import one_writer
from memberpanel.panel_record.could_identify import could_identify
from memberpanel.quarters import Quarter
from memberpanel.refusals import Refused
from memberpanel.release.declaring import add_row


class CannotBeWithheld(Refused):
    """What was asked for is no figure of a release, or no reason that may be kept."""


def withhold(
    home: Home,
    figure: tuple[str, str, str, str],
    *,
    reason: str,
    tables: dict[str, dict[str, tuple[str, ...]]],
    actor: str,
) -> pd.DataFrame:
    """Add a figure (measure, quarter, breakdown, group) to the home's withheld.csv and return them all.

    `tables` is measures.catalogue. It counts from the next draft on. Raise CannotBeWithheld. The
    trail says who did it; the reason stands in the file alone.
    """
    measure, quarter, breakdown, group = figure
    Quarter.parse(quarter)
    _among(measure, tables, "measure")
    _among(breakdown, tables[measure], f"table of {measure}")
    _among(group, tables[measure][breakdown], f"group of {breakdown}")
    if not reason.strip():
        raise CannotBeWithheld("Say why it is withheld, without saying who it is about.")
    if reasons := could_identify(reason):
        raise CannotBeWithheld(
            f"The reason could point to a child. {' '.join(reasons)} Say it in other words."
        )
    with one_writer(home.releases / ".lock", doing="Withholding a figure"):
        row = dict(zip(COLUMNS, (*figure, reason.strip()), strict=True))
        add_row(home, FILE, read_withheld(home.folder), row)
        detail = dict(zip(COLUMNS[:3], figure[:3], strict=True))
        trail.write(home, actor=actor, act="withhold a figure", detail=detail)
    return read_withheld(home.folder)


def _among(wanted: str, there: Iterable[str], what: str) -> None:
    if wanted not in there:
        raise CannotBeWithheld(f'There is no {what} "{wanted}". There are: {", ".join(sorted(there))}.')
