"""Open the release that this person looks at: the one thing that a member's page reads."""

from pathlib import Path

import streamlit as st

from memberpanel.home import Home, open_home
from memberpanel.refusals import Refused
from memberpanel.release.files import release_file
from memberpanel.release.reading import Release, open_release
from memberpanel.release.which import Missing, NotForThisRole, drafts, published, release_for

WANTED = "panel"  # in session state: the name of the release that was picked
Key = tuple[str, int]  # where a release stands and when it was written: what everything cached is kept under


@st.cache_resource(max_entries=8, show_spinner=False)
def _open(key: Key) -> Release:
    return open_release(Path(key[0]))


def key_of(path: Path) -> Key:
    """Return what the things drawn from a release are cached under."""
    try:
        return str(path), release_file(path).stat().st_mtime_ns
    except FileNotFoundError:
        raise Missing(
            f"The release {path.name} is missing from the home: restore it from a backup."
        ) from None


def by_key(key: Key) -> Release:
    """Return an open release by its key; to be called inside a cached function."""
    return _open(key)


def looked_at(role: str) -> Release:
    """Return the release that somebody in this role looks at; raise Refused with the words to show instead."""
    home = open_home()
    wanted = st.session_state.get(WANTED)
    try:
        path = release_for(home, role, wanted=wanted)
    except NotForThisRole:
        path = release_for(home, role)
    return _open(key_of(path))


def release_or_stop(role: str) -> tuple[Key, Release]:
    """Return the release to show, or end the page with the reason why there is none."""
    try:
        release = looked_at(role)
    except Refused as refused:
        st.title("Nothing to show yet")
        st.write(str(refused))
        st.stop()
    return key_of(release.path), release


def release_before(role: str, release: Release) -> Release | None:
    """Return the release that was published before this one, or None when it was the first."""
    names = [path.name for path in published(open_home())]
    earlier = names[: names.index(release.name)] if release.name in names else names
    for name in reversed(earlier):
        try:
            return _open(key_of(release_for(open_home(), role, wanted=name)))
        except Refused:
            continue
    return None


def _may_open(home: Home, role: str) -> dict[str, Path]:
    """Return every release that a role may open, the newest first."""
    found = {}
    for path in [*reversed(drafts(home)), *reversed(published(home))]:
        try:
            found[path.name] = release_for(home, role, wanted=path.name)
        except Refused:
            continue
    return found


def _said(path: Path) -> str:
    release = _open(key_of(path))
    version = release.manifest["version"]
    return f"{'DRAFT ' if release.is_draft else ''}{release.quarter.in_words} (version {version})"


def choose_panel(role: str) -> None:
    """Offer the panels of the past as the panel saw them, and the drafts to those who may read them."""
    try:
        may_open, current = _may_open(open_home(), role), looked_at(role)
    except Refused:
        return
    if len(may_open) < 2:
        return
    names = list(may_open)
    st.selectbox(
        "Panel shown",
        names,
        index=names.index(current.name) if current.name in names else 0,
        format_func=lambda name: _said(may_open[name]),
        key=WANTED,
        width=340,
    )
