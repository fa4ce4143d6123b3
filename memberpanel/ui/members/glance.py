"""The quarter in one page: a paragraph, the tiles, what needs an answer, what changed, then the cards."""

from datetime import date
from html import escape

import pandas as pd
import streamlit as st

from memberpanel.charts.spark import spark_svg
from memberpanel.quarters import Quarter
from memberpanel.release.reading import Release
from memberpanel.ui.members.breakdowns import breakdown_table
from memberpanel.ui.members.cards import HIDDEN, from_first_shown, show_card
from memberpanel.ui.members.changed import changes
from memberpanel.ui.members.headings import link_to, page_head, section
from memberpanel.ui.members.opened import Key, by_key, key_of, release_before, release_or_stop
from memberpanel.ui.members.tables import bullets, picture_address
from memberpanel.ui.who import Person
from memberpanel.words.standing import day_words
from memberpanel.words.summary import Tile, summary, tiles
from memberpanel.words.told import Told, told_all

CARDS_SHOWN = 3
BY_DISTRICT = "plans_open"


def due_words(release: Release, *, today: date) -> str:
    """Say what has become of the quarter that members should have next."""
    latest_ended = Quarter.of(today).plus(-1)
    if release.quarter < latest_ended:
        missing = release.quarter.plus(1)
        return (
            f"{missing.said} ended on {day_words(missing.end)} and has not been published yet. "
            "Until it is, this page shows the quarter before."
        )
    return (
        f"{release.quarter.said} was due before members by {day_words(release.manifest['due_before_members'])}. "
        f"The next panel is about {release.quarter.plus(1).said}."
    )


def open_actions(release: Release) -> list[str]:
    """Return what the panel asked for and has not had back, the oldest first."""
    rows = release.actions()
    rows = rows[rows["state"] == "open"].sort_values(["raised_quarter", "action_id"])
    return [
        f"{row['text'].rstrip('.')}. Asked in {Quarter.parse(row['raised_quarter']).in_words}; "
        f"{row['owner']}{', due ' + day_words(row['due']) if not pd.isna(row['due']) else ''}."
        for row in rows.to_dict("records")
    ]


def paragraph(release: Release) -> str:
    """Return the quarter in a paragraph; what asks for an answer is strong."""
    told = " ".join(
        f"<strong>{escape(one.strong)}</strong> {escape(one.rest)}" if one.strong else escape(one.rest)
        for one in summary(release)
    )
    return f'<p class="mp-lead">{told}</p>'


def _spark(svg: str) -> str:
    return f'<img alt="" src="{picture_address(svg)}">'


def _tile(one: Tile, spark: str) -> str:
    kind = "mp-stands-out" if one.shape.sign else ""
    return (
        f'<li><p class="mp-name">{escape(one.title)}</p><p class="mp-value">{escape(one.value)}</p>'
        f'<p class="{kind}">{_coloured(one)}</p><p class="mp-small">{escape(one.note)}</p>{spark}</li>'
    )


def _coloured(one: Tile) -> str:
    """Return the words of a tile with its shape, alone, in the colour of the shape."""
    words = escape(one.words)
    if not one.shape.sign:
        return words
    mark = (
        f'<span class="mp-mark" style="color:{one.shape.colour}" aria-hidden="true">{one.shape.sign}</span>'
    )
    return words.replace(one.shape.sign, mark, 1)


@st.cache_data(max_entries=20, show_spinner=False)
def _head(key: Key) -> str:
    """Return paragraph and tiles of a release."""
    release = by_key(key)
    every = told_all(release)
    made = [
        _tile(one, _spark(spark_svg(told.measure, told.figures, told.signals)))
        for one in tiles(release)
        for told in [from_first_shown(every[one.measure])]
    ]
    return f'{paragraph(release)}<ul class="mp-tiles">{"".join(made)}</ul>'


@st.cache_data(max_entries=20, show_spinner=False)
def _answers_wanted(key: Key) -> list[tuple[str, str]]:
    """Return name and sentence of each measure that obliges the service to answer, concerns first."""
    release = by_key(key)
    wanting = [told for told in told_all(release).values() if told.wants_answer]
    ordered = sorted(wanting, key=lambda told: not told.is_concern)
    return [(told.name, f"{told.measure['title']}: {_answered(release, told)}") for told in ordered]


def _answered(release: Release, told: Told) -> str:
    rows = release.commentary(told.name)
    now = rows[rows["quarter"] == str(release.quarter)]
    if now.empty:
        return "no answer yet"
    return f"answered by the {now.iloc[-1]['role']}, {day_words(now.iloc[-1]['written_on'])}"


def _part(title: str, lines: list[str], nothing: str) -> str:
    made = bullets(lines) if lines else f"<p>{escape(nothing)}</p>"
    return f'<h2 class="mp-section">{escape(title)}</h2>{made}'


def show_glance(person: Person) -> None:
    """Show the quarter at a glance, from the release and nothing else."""
    key, release = release_or_stop(person.role)
    page_head(release, release.quarter.in_words)
    st.html(_head(key))
    st.html(f'<p class="mp-note">{escape(due_words(release, today=date.today()))}</p>')
    wanting = _answers_wanted(key)
    _show_standing(person, key, release, [sentence for _, sentence in wanting])
    if wanting:
        section("The figures that need an answer")
    for name, _ in wanting[:CARDS_SHOWN]:
        show_card(key, name, level=3)
    _show_districts(key)


def _show_standing(person: Person, key: Key, release: Release, wanting: list[str]) -> None:
    """Show what needs an answer beside what changed and what the panel still waits for."""
    before = release_before(person.role, release)
    changed = changes(key, key_of(before.path) if before else None)
    with st.container(key="card-standing"):
        left, right = st.columns(2, gap="large")
    left.html(_part("What needs an answer", wanting, "Nothing, by the panel's rules."))
    right.html(
        _part("What changed since the last panel", changed, "No earlier panel is held here to compare with.")
        + _part("Still open from earlier panels", open_actions(release), "Nothing.")
    )


def _show_districts(key: Key) -> None:
    """Show where the children live, for the number that the panel was founded to watch."""
    made = _districts(key)
    if made:
        section("By district", made)
        if HIDDEN in made:
            link_to("why-hidden")


@st.cache_data(max_entries=20, show_spinner=False)
def _districts(key: Key) -> str:
    release = by_key(key)
    here = release.measures()
    if not len(here[here["measure"] == BY_DISTRICT]):
        return ""
    return breakdown_table(release, release.measure(BY_DISTRICT), "district")
