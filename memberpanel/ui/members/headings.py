"""The head of every page: its title and the state of the figures, always in sight."""

import json
from html import escape

import streamlit as st

from memberpanel.access.pages import page
from memberpanel.release.reading import Release
from memberpanel.ui.who import is_viewer
from memberpanel.words.standing import day_words, status_line


def approved_by(release: Release) -> str:
    """Return 'the Director, 30 October 2026' from the approval beside the release, or nothing."""
    file = release.path / "approval.json"
    if not file.exists():
        return ""
    approval = json.loads(file.read_text(encoding="utf-8"))
    return f"the {approval['role'].capitalize()}, {day_words(approval['approved_at'])}"


def page_head(release: Release, title: str, lead: str = "") -> None:
    """Show the title of the page, the state of the figures, and a sentence or two of lead."""
    state = status_line(release.manifest, approved=approved_by(release))
    told = f'<p class="mp-lead">{escape(lead)}</p>' if lead else ""
    st.html(f'<h1 class="mp-title">{escape(title)}</h1><p class="mp-status">{escape(state)}</p>{told}')


def section(title: str, html: str = "") -> None:
    """Show a part of a page under a heading of the second level; `html` is written by this package."""
    st.html(f'<h2 class="mp-section">{escape(title)}</h2>{html}')


def link_to(url: str) -> None:
    """Link to another page without leaving the session, so that role and panel stay as chosen."""
    if page(url).only_shows or not is_viewer():
        st.page_link(str(page(url).file), label=page(url).title)
