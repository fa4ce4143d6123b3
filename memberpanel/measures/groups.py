"""The groups of every breakdown: fixed lists, so that a group without rows is a zero and not a gap."""

import pandas as pd

from memberpanel.extracts.definition import code_sets
from memberpanel.periods import yearly
from memberpanel.settings import UNKNOWN, Settings

TITLES = {
    "district": "District",
    "age_band": "Age",
    "category": "Kind of abuse or neglect",
    "source": "Who made the referral",
    "agency": "Agency",
    "duration_band": "Time on the plan",
    "gap_band": "Time since the earlier plan",
    "end_reason": "Why the plan ended",
    "final_order": "Final order",
}
# Of the 11 groups of "Characteristics of children in need" (Department for Education), table C3, three pairs joined.
SOURCES = (
    "Individual",
    "Schools and education services",
    "Health services",
    "LA services and housing",
    "Police",
    "Other legal agency",
    "Other",
    "Anonymous or not recorded",
)
# Either alone is a handful in a quarter, and would take a district with it whenever it is hidden.
NO_DISTRICT = "Out of area or unknown"
AGE_BANDS = ("Under 1", "1 to 4", "5 to 9", "10 to 17", UNKNOWN)
CATEGORIES = ("Neglect", "Emotional abuse", "Physical, sexual or multiple", UNKNOWN)
DURATION_BANDS = ("6 months or less", "Over 6 months to under a year", "A year or more")
GAP_BANDS = ("Under two years", "Two years or more", "Not known")
END_REASONS = ("Child in need plan", "Came into care", "Case closed", "Another reason, or not recorded")
FINAL_ORDERS = ("Care or placement order", "With family, another order or none")


def _labels(code_set: str) -> tuple[str, ...]:
    """Return the labels of a code set in its order, each once, with Unknown last."""
    labels = [code.label for code in code_sets().get(code_set, ()) if code.label != UNKNOWN]
    return (*dict.fromkeys(labels), UNKNOWN)


def groups(settings: Settings) -> dict[str, tuple[str, ...]]:
    """Return the groups of every breakdown, in the order in which they are shown."""
    return {
        "district": (*settings.districts, NO_DISTRICT),
        "age_band": AGE_BANDS,
        "category": CATEGORIES,
        "source": SOURCES,
        "agency": _labels("agency"),
        "duration_band": DURATION_BANDS,
        "gap_band": GAP_BANDS,
        "end_reason": END_REASONS,
        "final_order": FINAL_ORDERS,
    }


def group_table(settings: Settings) -> pd.DataFrame:
    """Return columns breakdown, group_name, group_order (from 1), of tables by quarter and by year."""
    rows = [
        (table, name, order)
        for breakdown, names in groups(settings).items()
        for table in (breakdown, yearly(breakdown))
        for order, name in enumerate(names, start=1)
    ]
    return pd.DataFrame(rows, columns=["breakdown", "group_name", "group_order"])


def label_table() -> pd.DataFrame:
    """Return columns code_set, value, label: what the stored codes are called."""
    rows = [(name, code.value, code.label) for name, codes in code_sets().items() for code in codes]
    return pd.DataFrame(rows, columns=["code_set", "value", "label"], dtype="str")
