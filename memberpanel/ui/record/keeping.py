"""What the forms of the panel record share: the reason to keep a questioned text, saving, what a text is about."""

from collections.abc import Callable

import streamlit as st

from memberpanel.refusals import Refused
from memberpanel.release.reading import Release

_NO_MEASURE = "no one measure"


def keep_reason() -> str:
    """Ask for the reason to keep a questioned text."""
    return st.text_input(
        "Reason to keep a text that was questioned",
        help="Only when the check asked about a count, name, age or date.",
    )


def titles_of(release: Release) -> dict[str, str]:
    """Return what a text may be about: no one measure, or one by its title."""
    frame = release.measures()
    return {_NO_MEASURE: "No one measure", **dict(zip(frame["measure"], frame["title"], strict=True))}


def ask_measure(release: Release, *, chosen: str = _NO_MEASURE) -> str | None:
    """Ask what a text is about; return the measure, or None for no one measure. `chosen` stands there at first."""
    titles = titles_of(release)
    place = list(titles).index(chosen) if chosen in titles else 0
    measure = st.selectbox("About", list(titles), index=place, format_func=titles.get)
    return None if measure == _NO_MEASURE else measure


def save(act: Callable[[], object]) -> None:
    """Write to the panel record and show the page anew; a refusal is said and nothing is lost."""
    try:
        act()
    except Refused as refused:
        st.error(str(refused))
        return
    st.rerun()
