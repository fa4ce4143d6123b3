"""Thematic information: each theme's points, with the measures that bear on it drawn beside them."""

from html import escape

import streamlit as st

from memberpanel.release.reading import Release
from memberpanel.ui.members.cards import card, draw_chart
from memberpanel.ui.members.headings import page_head
from memberpanel.ui.members.opened import Key, release_or_stop
from memberpanel.ui.members.tables import bullets
from memberpanel.ui.members.topics import LEADS
from memberpanel.ui.who import Person
from memberpanel.words.registered import THEMES, Theme, themes_of

NOTHING = "No thematic information was given for this quarter."


def show_themes(person: Person) -> None:
    """Show the themes from the release and nothing else."""
    key, release = release_or_stop(person.role)
    page_head(release, "Themes", LEADS["themes"])
    themes = _themes(release)
    if not themes:
        st.write(NOTHING)
    for place, theme in enumerate(themes):
        _show_theme(key, place, theme)


def _themes(release: Release) -> list[Theme]:
    held = THEMES in set(release.registers("themes")["register"])
    return themes_of(release) if held else []


def _show_theme(key: Key, place: int, theme: Theme) -> None:
    st.html(f'<hr class="mp-rule"><h2 class="mp-headline">{escape(theme.name)}</h2>')
    with st.container(key=f"card-theme-{place}"):
        said, drawn = st.columns([0.42, 0.58], gap="large")
    said.html(bullets(theme.points))
    with drawn:
        for name in theme.measures:
            _draw(key, name, place)


@st.cache_data(max_entries=200, show_spinner=False)
def _draw(key: Key, name: str, place: int) -> None:
    """Draw one measure beside a theme; what Streamlit keeps of it is played back."""
    made = card(key, name, level=3)
    st.html(made.words + made.still)
    draw_chart(made, f"{name}-in-theme-{place}")
