"""The release that is being written about: the draft when there is one, else what is published."""

import streamlit as st

from memberpanel.home import Home
from memberpanel.refusals import Refused
from memberpanel.release.reading import Release, open_release
from memberpanel.release.which import current, drafts
from memberpanel.ui.members.headings import page_head
from memberpanel.ui.members.opened import release_or_stop
from memberpanel.ui.who import Person


def latest_or_stop(home: Home) -> Release:
    """Return the newest draft, or the current release; end the page in words when there is neither."""
    waiting = drafts(home)
    if waiting:
        return open_release(waiting[-1])
    try:
        return open_release(current(home))
    except Refused as refused:
        st.write(str(refused))
        st.stop()


def for_everybody(person: Person, title: str, lead: str) -> Release:
    """Show the head of a page that every role may open; return the release that it writes about: the panel shown."""
    _, release = release_or_stop(person.role)
    page_head(release, title, lead)
    return release
