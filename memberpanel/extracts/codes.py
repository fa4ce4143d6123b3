"""What a cell of a code column means, however it is written."""

import re
from functools import cache

from memberpanel.extracts.definition import code_sets

_LETTER = re.compile(r"^[a-z]{1,2}\)\s*")
_JOINTS = re.compile(r"\s*[:–—-]\s+|\s+[:–—-]\s*|:")
_SHORT_CODE = re.compile(r"[A-Z0-9]{1,4}")  # 3A, WBRI, NEG, PN1: understood when it stands first


def plain_code(written: object) -> str:
    """Return a code in the form in which codes are compared: no case, no "a)", no dash or colon after it."""
    if isinstance(written, bool):
        return "yes" if written else "no"
    if isinstance(written, float) and written.is_integer():
        written = int(written)
    text = " ".join(str(written).replace("’", "'").casefold().split())
    return " ".join(_JOINTS.sub(" ", _LETTER.sub("", text)).split()).rstrip(".")


@cache
def _written(codes: str) -> dict[str, str]:
    labels = [code.label for code in code_sets()[codes]]
    found = {}
    for code in code_sets()[codes]:
        found |= {plain_code(w): code.value for w in code.written}
        if labels.count(code.label) == 1:
            found.setdefault(plain_code(code.label), code.value)
        found[plain_code(f"{code.value} {code.label}")] = code.value
    return found | {plain_code(code.value): code.value for code in code_sets()[codes] if code.value}


@cache
def _first_words(codes: str) -> dict[str, str]:
    return {
        code.value.casefold(): code.value for code in code_sets()[codes] if _SHORT_CODE.fullmatch(code.value)
    }


def read_code(written: object, *, codes: str) -> str | None:
    """Return the value of a code set that a cell means, or None where it means none of them.

    The letter before a code is never read: Annex A uses `s)` for both REFU and NOBT.
    """
    text = plain_code(written)
    found = _written(codes).get(text)
    if found is None and " " in text:
        found = _first_words(codes).get(text.split(" ")[0])
    return found


def wanted_codes(codes: str) -> str:
    """Say in words what a code column takes."""
    labels = list(dict.fromkeys(code.label for code in code_sets()[codes]))
    shown = ", ".join(labels[:12])
    return f"Use one of: {shown}{' and so on, as in the template' if len(labels) > 12 else ''}."
