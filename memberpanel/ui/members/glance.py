"""The quarter in one page: a paragraph, the tiles, what needs an answer, what changed, then the cards."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from memberpanel.charts.spark import spark_svg
from memberpanel.home import open_home
from memberpanel.quarters import Quarter
from memberpanel.release.reading import Release
from memberpanel.release.which import how_far
from memberpanel.ui.members.breakdowns import breakdown_pictures, breakdown_table
from memberpanel.ui.members.cards import HIDDEN, from_first_shown, show_cards
from memberpanel.ui.members.changed import changes
from memberpanel.ui.members.headings import link_to, page_head, section
from memberpanel.ui.members.opened import Key, by_key, key_of, release_before, release_or_stop
from memberpanel.ui.members.tables import bullets, picture_address
from memberpanel.ui.who import Person
from memberpanel.words.in_a_line import in_a_line, overdue
from memberpanel.words.standing import day_words
from memberpanel.words.summary import Tile, summary, tiles
from memberpanel.words.told import Told, told_all

CARDS_SHOWN = 3
ACROSS = {3: 3, 4: 4, 6: 6, 7: 4, 8: 4}  # tiles in a row, so that no row is left nearly empty; else five
BY_DISTRICT = "plans_open"


def due_words(release: Release, *, today: date, how_far: Callable[[Quarter], str]) -> str:
    """Say what has become of the quarter that members should have next, and when it is due."""
    following = release.quarter.plus(1)
    _, known, day = release.manifest.get("next_revision", "").partition(", by ")
    due = f", due {day}" if known else ""
    if following.end < today:
        return (
            f"{following.said}: {how_far(following)}{due}. It ended on {day_words(following.end)}. "
            "Until it is published, this page shows the quarter before."
        )
    return (
        f"{release.quarter.said} was due before members by {day_words(release.manifest['due_before_members'])}. "
        f"Next: {following.said}{due}."
    )


def open_actions(release: Release) -> list[str]:
    """Return what the panel asked for and has not had back, what is overdue first, then by the day it is due."""
    rows = release.actions()
    rows = rows.assign(late=overdue(rows, on=date.fromisoformat(release.manifest["cut_off"])))
    rows = rows[rows["state"] == "open"].sort_values(
        ["late", "due", "action_id"], ascending=[False, True, True]
    )
    return [_open_action(row) for row in rows.to_dict("records")]


@st.cache_data(max_entries=20, show_spinner=False)
def _still_open(key: Key) -> str:
    return _part("Still open from earlier panels", open_actions(by_key(key)), "Nothing.")


def _open_action(row: dict) -> str:
    late = "overdue: it " if row["late"] else ""
    due = "" if pd.isna(row["due"]) else f", {late}{'was ' if late else ''}due {day_words(row['due'])}"
    return f"{row['text'].rstrip('.')}. {row['owner']}{due}."


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


@dataclass(frozen=True)
class Wanted:
    """A measure that needs an answer, and the role that has given one, if any."""

    name: str
    title: str
    unusual: bool
    by: str

    @property
    def said(self) -> str:
        return f"{self.title} ({self.by})"


@st.cache_data(max_entries=20, show_spinner=False)
def _head(key: Key) -> str:
    """Return paragraph, tiles and lines of a release."""
    release = by_key(key)
    every = told_all(release)
    made = [
        _tile(one, _spark(spark_svg(told.measure, told.figures, told.signals)))
        for one in tiles(release)
        for told in [from_first_shown(every[one.measure])]
    ]
    lines = "".join(
        f"<dt>{escape(about)}</dt><dd>{escape(words)}</dd>" for about, words in in_a_line(release)
    )
    across = ACROSS.get(len(made), 5)
    return (
        f'{paragraph(release)}<ul class="mp-tiles mp-across-{across}">{"".join(made)}</ul>'
        f'<dl class="mp-lines">{lines}</dl>'
    )


@st.cache_data(max_entries=20, show_spinner=False)
def _answers_wanted(key: Key) -> list[Wanted]:
    """Return each measure that obliges the service to answer, concerns first, with who has answered."""
    release = by_key(key)
    wanting = [told for told in told_all(release).values() if told.wants_answer]
    ordered = sorted(wanting, key=lambda told: not told.is_concern)
    return [
        Wanted(told.name, told.measure["title"], told.is_unusual, _answered_by(release, told))
        for told in ordered
    ]


def _answered_by(release: Release, told: Told) -> str:
    rows = release.commentary(told.name)
    now = rows[rows["quarter"] == str(release.quarter)]
    return "" if now.empty else str(now.iloc[-1]["role"])


def answers_html(wanted: list[Wanted]) -> str:
    """Return what needs an answer in three lists: without one, out of the ordinary, short of a standard as before."""
    lists = (
        ("No answer yet: ask at this meeting", [one.title for one in wanted if not one.by]),
        ("Out of the ordinary, and answered", [one.said for one in wanted if one.by and one.unusual]),
        (
            "Short of a standard or target, and answered",
            [one.said for one in wanted if one.by and not one.unusual],
        ),
    )
    return "".join(f'<h3 class="mp-sub">{title}</h3>{bullets(lines)}' for title, lines in lists if lines)


def _part(title: str, lines: list[str], nothing: str) -> str:
    made = bullets(lines) if lines else f"<p>{escape(nothing)}</p>"
    return f'<h2 class="mp-section">{escape(title)}</h2>{made}'


def show_glance(person: Person) -> None:
    """Show the quarter at a glance, from the release and nothing else."""
    key, release = release_or_stop(person.role)
    page_head(release, release.quarter.in_words)
    due = due_words(release, today=date.today(), how_far=partial(how_far, open_home()))
    st.html(f'<p class="mp-due">{escape(due)}</p>{_head(key)}')
    wanting = _answers_wanted(key)
    _show_standing(person, key, release, wanting)
    if wanting:
        section("The figures that need an answer")
    show_cards(person, key, [one.name for one in wanting[:CARDS_SHOWN]], level=3)
    _show_districts(key)


def _show_standing(person: Person, key: Key, release: Release, wanting: list[Wanted]) -> None:
    """Show what needs an answer beside what changed and what the panel still waits for."""
    before = release_before(person.role, release)
    changed = changes(key, key_of(before.path) if before else None)
    with st.container(key="card-standing"):
        left, right = st.columns(2, gap="large")
    made = answers_html(wanting) or "<p>Nothing, by the panel's rules.</p>"
    left.html(f'<h2 class="mp-section">What needs an answer</h2>{made}')
    right.html(
        _part("What changed since the last panel", changed, "No earlier panel is held here to compare with.")
        + _still_open(key)
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
    measure = release.measure(BY_DISTRICT)
    return breakdown_pictures(release, measure, "district") + breakdown_table(release, measure, "district")
