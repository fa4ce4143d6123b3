"""Who is looking, and as which role: asked again on every run."""

from dataclasses import dataclass

import streamlit as st

from memberpanel.access.pages import ROLES, page
from memberpanel.access.roles import roles_of
from memberpanel.settings import SETTINGS_FILE, Settings, read_settings
from memberpanel.ui.door import has_provider, signed_in

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


def _signed_in() -> tuple[str, tuple[str, ...]]:
    claims = st.user.to_dict()
    if not claims.get("is_logged_in"):
        return "", ()
    return str(claims.get("email") or claims.get("sub") or ""), roles_of(claims, _access())


def roles_at_the_door(cookie_header: str) -> tuple[str, ...]:
    """Return the roles of whoever asks the server without a session, as `who` would in one."""
    if not has_provider():
        return ROLES
    claims = signed_in(cookie_header)
    return roles_of(claims, read_settings().access) if claims.get("is_logged_in") else ()


def who() -> Person | None:
    """Return the person who looks and the role looked as, or None for a stranger.

    Without an identity provider the server answers its own machine only, and that person chooses a role.
    """
    actor, roles = _signed_in() if has_provider() else ("person at this machine", ROLES)
    if not actor or not roles:
        return None
    chosen = st.session_state.get(CHOSEN, roles[0])
    if chosen not in roles:
        return None
    return Person(actor, chosen, roles)


def enter(url: str) -> Person:
    """Return the person who opens a page, or end the page in one sentence: the first line of every page."""
    person = who()
    if person is None or not page(url).may_open(person.role):
        st.title("This page is not open to you")
        st.write("Ask the performance team if you need it.")
        st.stop()
    return person
