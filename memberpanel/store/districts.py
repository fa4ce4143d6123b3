"""A district as it was written, and the group it is shown in."""

import re

import pandas as pd

from memberpanel.settings import OUT_OF_AREA, UNKNOWN, settings

# Only what says so is out of area: another place's name may be a village of ours, or a slip.
_SAYS_OUT_OF_AREA = {
    "out of area",
    "out of county",
    "out of authority",
    "out of borough",
    "out of district",
    "outside area",
    "outside county",
    "outside the area",
    "outside the county",
    "ooa",
    "other local authority",
    "other authority",
}
_SAYS_UNKNOWN = {
    "unknown",
    "not known",
    "not recorded",
    "not stated",
    "no trace",
    "no fixed abode",
    "n/a",
    "-",
}


def _plain(written: str) -> str:
    return re.sub(r"[^a-z/]+", " ", written.casefold().replace("&", " and ")).strip()


def _groups() -> dict[str, str]:
    ours = {_plain(group): group for group in settings().district_groups}
    ours |= {_plain(f"{group} {kind}"): group for group in settings().districts for kind in _KINDS}
    said = {_plain(out): OUT_OF_AREA for out in _SAYS_OUT_OF_AREA} | {
        _plain(unknown): UNKNOWN for unknown in _SAYS_UNKNOWN
    }
    return said | ours


_KINDS = ("district", "borough", "district council", "borough council")


def district_groups(written: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Return the group of each district (null where null), and whether it was not recognised (then Unknown)."""
    text = written.astype("string").str.strip()
    text = text.where(text != "", None)
    groups = _groups()
    by_text = {unique: groups.get(_plain(unique)) for unique in text.dropna().unique()}
    grouped = text.map(by_text).astype("string")
    strange = text.notna() & grouped.isna()
    return grouped.mask(strange, UNKNOWN), strange
