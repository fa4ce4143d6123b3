"""The outcome of a contact as the Standard Safeguarding Dataset writes it: flags in JSON."""

import json

# In order: what a contact led to is the first of these that is flagged (ssd_contacts.cont_contact_outcome_json).
_OUTCOMES = {"NEW_REFERRAL_FLAG": "referral", "NFA_FLAG": "no_further_action"}
_YES = ("y", "yes", "1", "true", "t")


def outcome_of(written: str) -> str | None:
    """Return the outcome, "" where no flag is set, or None for what is not such JSON.

    A flag is named with OUTCOME_ before it in older extracts. A contact on a case that is open already, advice, and
    every other outcome are "other".
    """
    try:
        said = json.loads(written)
    except ValueError:
        return None
    if not isinstance(said, dict):
        return None
    flagged = {
        name.upper().removeprefix("OUTCOME_")
        for name, value in said.items()
        if name.upper().endswith("_FLAG") and str(value).strip().casefold() in _YES
    }
    if not flagged:
        return ""
    return next((outcome for flag, outcome in _OUTCOMES.items() if flag in flagged), "other")
