"""Pages that are words alone."""

from html import escape
from pathlib import Path

import streamlit as st

from memberpanel.settings import settings
from memberpanel.ui.members.headings import page_head
from memberpanel.ui.members.opened import release_or_stop
from memberpanel.ui.who import Person

FOLDER = Path(__file__).parent
TITLES = {"glossary": "Words the panel uses", "accessibility": "Accessibility"}


def text_of(name: str) -> str:
    """Return the words of a page, with this council's names in them."""
    words = (FOLDER / f"{name}.html").read_text(encoding="utf-8")
    council = settings()
    for place in ("authority", "panel", "contact"):
        words = words.replace(f"{{{place}}}", escape(getattr(council, place)))
    return words


def show_text(person: Person, name: str) -> None:
    """Show a page of words."""
    _, release = release_or_stop(person.role)
    page_head(release, TITLES[name])
    st.html(f'<div class="mp-text">{text_of(name)}</div>')
