"""How a measure is counted: definition, source, comparison, and the very SQL that counted it."""

from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd

from memberpanel.ui.members.tables import definitions
from memberpanel.words.admitted import admission_words
from memberpanel.words.given import given

GOOD = {
    "low": "Lower is better",
    "high": "Higher is better",
    "neither": "Neither high nor low is good in itself",
}


def _words(value: object) -> str:
    return str(value) if given(value) else ""


def how_counted(measure: pd.Series, admission: Sequence[Mapping] = (), *, level: int = 3) -> str:
    """Return the definition of a measure as it was counted for this release, and what its tables would hide."""
    tables = [admission_words(one) for one in admission if one["measure"] == measure["measure"]]
    told = definitions(
        [
            ("What it is and why it matters", measure["explained"]),
            ("Number counted", _words(measure["numerator"])),
            ("Out of", _words(measure["denominator"])),
            ("Standard", _words(measure["standard_words"])),
            ("Target", _words(measure["target_words"])),
            ("Good is", GOOD[measure["good_is"]]),
            ("Known limits", _words(measure["caveat"])),
            ("Source", _words(measure["source"])),
            ("Needs", "; ".join(measure["needs"])),
            ("Broken down", " ".join(tables)),
        ]
    )
    return (
        f'<div class="mp-how"><h{level}>How this is counted</h{level}>{told}'
        f'<pre class="mp-sql"><code>{escape(measure["sql"])}</code></pre></div>'
    )
