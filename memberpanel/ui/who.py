"""Who is looking, and as which role: asked again on every run."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import streamlit as st

from memberpanel.access.acts import DEPUTY
from memberpanel.access.pages import ROLES, page
from memberpanel.access.roles import roles_of
from memberpanel.home import open_home
from memberpanel.panel_record.record import record
from memberpanel.refusals import Refused
from memberpanel.release.which import release_for
from memberpanel.settings import SETTINGS_FILE, Settings, read_settings
from memberpanel.ui.door import has_provider, signed_in

AT_THIS_MACHINE = "person at this machine"  # where nobody signs in
CHOSEN = "role"  # in session state: the role that this person chose to look as


@dataclass(frozen=True)
class Person:
    """Somebody who may look: `actor` is written in the trail, `role` is one of `roles`."""

    actor: str
    role: str
    roles: tuple[str, ...]


@st.cache_data(max_entries=2, show_spinner=False)
def _settings_as_of(changed_at: int) -> Settings:
    return read_settings()


def _access() -> dict[str, tuple[str, ...]]:
    """Return who has which roles, as the settings file says now: a leaver is out at the next click."""
    return _settings_as_of(SETTINGS_FILE.stat().st_mtime_ns).access


@st.cache_data(max_entries=64, show_spinner=False)
def _is_deputy(actor: str, on: date, record_changed_at: int) -> bool:
    return record(open_home()).may_sign(actor, on=on)


def _with_deputy(actor: str, roles: tuple[str, ...]) -> tuple[str, ...]:
    """Add the deputy's role to somebody of the house to whom the Director has delegated approval today."""
    try:
        changed_at = open_home().panel_record.stat().st_mtime_ns
        is_deputy = bool(roles) and _is_deputy(actor, date.today(), changed_at)
    except (OSError, Refused, duckdb.Error):
        return roles  # nothing was written yet, or cannot be read: nobody is a deputy
    return (*roles, DEPUTY) if is_deputy else roles


def _known(claims: dict) -> tuple[str, tuple[str, ...]]:
    """Return how the trail names somebody who signed in, and their roles; nothing for who did not."""
    if not claims.get("is_logged_in"):
        return "", ()
    actor = str(claims.get("email") or claims.get("sub") or "").strip().lower()
    return actor, _with_deputy(actor, roles_of(claims, _access()))


def _signed_in() -> tuple[str, tuple[str, ...]]:
    """Return who is signed in now: a session that was opened with a sign-in now too old is a stranger's."""
    if not signed_in(st.context.headers.get("Cookie") or ""):
        return "", ()
    return _known(st.user.to_dict())


@dataclass(frozen=True)
class AtTheDoor:
    """Whoever asks the server without a session: no role is chosen, so each of theirs counts."""

    actor: str
    roles: tuple[str, ...]

    def release(self, wanted: str) -> Path:
        """Return the folder of a release that the first of the roles may open; raise Refused."""
        refused: Refused | None = None
        for role in self.roles:
            try:
                return release_for(open_home(), role, wanted=wanted)
            except Refused as closed:
                refused = closed
        raise refused or Refused("You have no access to the dashboard. Ask the contact named on it.")


def at_the_door(cookie_header: str) -> AtTheDoor:
    """Return who asks the server without a session, as `who` would in one."""
    return AtTheDoor(*(_known(signed_in(cookie_header)) if has_provider() else (AT_THIS_MACHINE, ROLES)))


def who() -> Person | None:
    """Return the person who looks and the role looked as, or None for a stranger.

    Without an identity provider the server answers its own machine only, and that person chooses a role.
    """
    actor, roles = _signed_in() if has_provider() else (AT_THIS_MACHINE, ROLES)
    if not actor or not roles:
        return None
    chosen = st.session_state.get(CHOSEN, roles[0])
    if chosen not in roles:
        return None
    return Person(actor, chosen, roles)


def is_viewer() -> bool:
    """Say whether this server shows a copy and writes nothing; False before there is a home."""
    try:
        return open_home().is_viewer
    except Refused:
        return False


def enter(url: str) -> Person:
    """Return the person who opens a page, or end the page in one sentence: the first line of every page."""
    person = who()
    if person is None or not page(url).may_open(person.role) or (is_viewer() and not page(url).only_shows):
        st.title("This page is not open to you")
        st.write("Ask the performance team if you need it.")
        st.stop()
    return person
