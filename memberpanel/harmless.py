"""Cells on their way out to a spreadsheet: what somebody wrote is never taken for a formula by the program that opens it.

The signs are those of OWASP's "CSV Injection", the wide ones included, which some programs read as the narrow.
"""

import pandas as pd

_BEGIN = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
_HIDE = ("\t", "\r", "\n")  # before which a program may look for one of them


def harmless(cell: object) -> object:
    """Return a cell, with an apostrophe before a text that could be taken for a formula; numbers stay as they are."""
    if not isinstance(cell, str):
        return cell
    text = cell.strip()  # a dash alone means nothing, and does nothing
    return f"'{cell}" if cell.startswith(_HIDE) or (text.startswith(_BEGIN) and len(text) > 1) else cell


def harmless_csv(frame: pd.DataFrame) -> str:
    """Return rows as CSV, its headings and cells harmless."""
    texts = frame.select_dtypes(["object", "string", "category"]).columns
    safe = frame.assign(**{name: frame[name].astype(object).map(harmless) for name in texts})
    return safe.rename(columns=harmless).to_csv(index=False)
