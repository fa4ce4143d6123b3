"""The card of one measure: the same everywhere, made once for each release from its frames."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from memberpanel.access.pages import page
from memberpanel.charts.bars import bars_alt, bars_spec
from memberpanel.charts.line import line_spec
from memberpanel.charts.look import CONFIG
from memberpanel.charts.svg import line_svg
from memberpanel.periods import TOTAL, short_period, yearly
from memberpanel.release.reading import Release
from memberpanel.ui.members.breakdowns import breakdown_pictures, breakdown_table, printed, quarters_table
from memberpanel.ui.members.counted import how_counted
from memberpanel.ui.members.headings import link_to
from memberpanel.ui.members.opened import Key, by_key
from memberpanel.ui.members.service import asked, said
from memberpanel.ui.members.tables import picture_address
from memberpanel.ui.taking import address_of
from memberpanel.ui.who import Person, is_viewer
from memberpanel.words.comparing import comparator_words
from memberpanel.words.given import given
from memberpanel.words.grammar import small_first
from memberpanel.words.headline import alt_text, change_words, subtitle
from memberpanel.words.shapes import UNUSUAL_HIGH, UNUSUAL_LOW, is_signal, shape_of
from memberpanel.words.told import Told

HIDDEN = "[c]"
STILL_WIDTH = 560
TAKE_FORWARD = ("clerk", "director")
ABOUT = "measure"  # in the address of the page of actions: what a new one is about


@dataclass(frozen=True)
class Card:
    """Everything that a card shows; the chart, its words and the tables come from one frame.

    `words` is HTML above the chart, `rest` HTML beside and beneath it; `still` the chart as a picture, where it is drawn
    wide. `hides` says whether a group is not shown.
    """

    measure: str
    title: str
    words: str
    spec: dict[str, Any]
    alt: str
    still: str
    rest: str
    hides: bool


def _paragraph(kind: str, text: str) -> str:
    return f'<p class="{kind}">{escape(text)}</p>' if text else ""


def _words(release: Release, told: Told, level: int) -> str:
    shares = told.measure["statistic"] == "share"
    area = release.manifest["authority"]
    beneath = told.measure["question"] if shares else subtitle(told.measure, told.figures, area=area)
    change = "" if shares else change_words(told.measure, told.figures, told.signals)
    return (
        f'<h{level} class="mp-headline" id="{told.name}">{escape(told.headline)}</h{level}>'
        + _paragraph("mp-subtitle", beneath)
        + _paragraph("mp-change", change)
    )


def from_first_shown(told: Told) -> Told:
    """Return a measure without the quarters before the first that is shown: nothing was loaded for them yet."""
    shown = told.figures["status"] != "x"
    if not shown.any():
        return told
    kept = told.figures.loc[shown.idxmax() :]
    signals = told.signals[told.signals["quarter"].isin(set(kept["quarter"]))]
    return Told(told.measure, kept, signals, told.groups, told.years)


def told_from_release(release: Release, name: str) -> Told:
    """Return a measure with the frames that its card is made from."""
    measure = release.measure(name).to_dict()
    return from_first_shown(
        Told(measure, release.figures(name), release.signals(name), years=_years(release, measure))
    )


def _years(release: Release, measure: dict[str, Any]) -> pd.DataFrame | None:
    """Return the county's figures by year of what is published by year only."""
    by_year_only = yearly(TOTAL) in list(measure["breakdowns"])
    return release.figures(measure["measure"], yearly(TOTAL)) if by_year_only else None


def _comparators(release: Release, told: Told) -> pd.DataFrame:
    name = told.measure["comparator"]
    return release.comparators(name if given(name) else "")


def _beneath(release: Release, told: Told) -> str:
    """Return what stands under the chart: what its marks mean, and how others compare."""
    people = release.population()
    children = int(people["children"].iloc[-1]) if len(people) else None
    lines = comparator_words(told.measure, told.figures, _comparators(release, told), population=children)
    return _paragraph("mp-note", chart_note(told)) + "".join(_paragraph("mp-note", line) for line in lines)


def chart_note(told: Told) -> str:
    """Say what the shapes of a line chart stand for, those that it has."""
    shapes = {shape_of(row) for row in told.signals.to_dict("records") if is_signal(row)}
    if {UNUSUAL_HIGH, UNUSUAL_LOW} <= shapes:
        shapes -= {UNUSUAL_HIGH, UNUSUAL_LOW}
        parts = [
            f"{UNUSUAL_HIGH.sign} unusually high, {UNUSUAL_LOW.sign} unusually low; neither is good or bad"
        ]
    else:
        parts = []
    parts += [f"{shape.sign} {shape.said}" for shape in sorted(shapes, key=lambda shape: shape.said)]
    parts += (
        ["○ provisional: counted again with the next quarter"]
        if bool(told.figures["provisional"].any())
        else []
    )
    return " · ".join(parts)


def _still(release: Release, told: Told, alt: str) -> str:
    """Return the chart as a picture, for paper and for windows too narrow for the other: it scrolls in its own room."""
    others, rebases = _comparators(release, told), release.rebases(told.name)
    svg = line_svg(
        told.measure, told.figures, told.signals, comparators=others, rebases=rebases, width=STILL_WIDTH
    )
    picture = f'<img width="{STILL_WIDTH}" alt="{escape(alt)}" src="{picture_address(svg)}">'
    label = f"Chart of {told.measure['title']}"
    return f'<div class="mp-still" role="region" tabindex="0" aria-label="{escape(label)}">{picture}</div>'


def _chart(release: Release, told: Told) -> tuple[dict[str, Any], str]:
    """Return the chart of a measure and its description: bars of shares and of years, else a line."""
    if _by_year_only(told):
        return _chart_of_years(told)
    if told.measure["statistic"] == "share":
        breakdown = told.measure["breakdowns"][0]
        figures = release.figures(told.name, breakdown)
        return bars_spec(told.measure, figures, breakdown), bars_alt(told.measure, figures, breakdown)
    others = _comparators(release, told)
    spec = line_spec(
        told.measure, told.figures, told.signals, comparators=others, rebases=release.rebases(told.name)
    )
    return spec, alt_text(told.measure, told.figures, told.signals)


def _by_year_only(told: Told) -> bool:
    return told.years is not None and len(told.years) > 0 and not told.is_shown


def _chart_of_years(told: Told) -> tuple[dict[str, Any], str]:
    """Return the years of what is published by year only as bars, and the same in words."""
    years = told.years.assign(
        group_name=[short_period(row.quarter, row.breakdown) for row in told.years.itertuples()],
        group_order=range(len(told.years)),
        quarter=told.years["quarter"].max(),
    )
    said = [
        f"{row['group_name']}, {printed(row, pd.Series(told.measure))}" for row in years.to_dict("records")
    ]
    return bars_spec(told.measure, years, "year"), (
        f"Bar chart of {told.measure['title'][0].lower()}{told.measure['title'][1:]} by year. {'; '.join(said)}."
    )


# Shared and never changed: Streamlit would otherwise copy it for every reader at every click.
@st.cache_resource(max_entries=400, show_spinner=False)
def card(key: Key, name: str, *, level: int = 2) -> Card:
    """Return the card of a measure in a release; `level` is that of its heading."""
    release = by_key(key)
    measure = release.measure(name)
    told = told_from_release(release, name)
    spec, alt = _chart(release, told)
    by_bars = measure["statistic"] == "share" or _by_year_only(told)
    still = "" if by_bars else _still(release, told, alt)
    broken_down = "".join(
        breakdown_pictures(release, measure, one) + breakdown_table(release, measure, one)
        for one in measure["breakdowns"]
    )
    return Card(
        measure=name,
        title=measure["title"],
        words=_words(release, told, level),
        spec=spec,
        alt=alt,
        still=still,
        rest=_rest(release, told, still=still, broken_down=broken_down, level=level + 1),
        hides=HIDDEN in broken_down,
    )


def _rest(release: Release, told: Told, *, still: str, broken_down: str, level: int) -> str:
    """Return what stands beneath the chart, beside it, and closed behind it. The style sheet puts them there."""
    measure = release.measure(told.name)
    beneath = still + _beneath(release, told) if still else ""
    answer = said(release, told, level=level) + asked(measure, level=level)
    opens = not still or bool({"agency", yearly(TOTAL)} & set(measure["breakdowns"]))
    table = quarters_table(measure, told.figures, told.signals) + how_counted(
        measure, release.admission(), level=level
    )
    return (
        f'<div class="mp-beneath">{beneath}</div><div class="mp-answer">{answer}</div>'
        + (_closed(f"{measure['title']}: broken down", broken_down, opens=opens) if broken_down else "")
        + _closed(f"{measure['title']}: table, and how it is counted", table)
    )


def _closed(title: str, html: str, *, opens: bool = False) -> str:
    """Return what a reader opens; the browser does it, so that nothing is asked of the server and little is sent."""
    is_open = " open" if opens else ""
    return f'<details class="mp-behind"{is_open}><summary>{escape(title)}</summary>{html}</details>'


def draw_chart(made: Card, name: str) -> None:
    """Draw the chart under a name of its own; where there is a picture of it, the style sheet shows one of the two."""
    kind = "chart" if made.still else "bars"
    st.plotly_chart(made.spec, theme=None, config=CONFIG, key=f"{kind}-{name}", alt=made.alt)


@st.cache_data(max_entries=100, show_spinner=False)
def _draw(key: Key, names: tuple[str, ...], *, level: int, to_take: bool, to_take_forward: bool) -> bool:
    """Draw all cards of a page and say whether any hides a group; Streamlit plays it back in one piece.

    Nothing on a card is pressed but links, so all readers of a role are sent the same.
    """
    cards = [card(key, name, level=level) for name in names]
    for made in cards:
        with st.container(key=f"measure-{made.measure}"):
            st.html(f'<hr class="mp-rule">{made.words}')
            draw_chart(made, made.measure)
            st.html(made.rest + (_link_to_file(made, by_key(key).name) if to_take else ""))
            if to_take_forward:
                _take_forward(made)
    return any(made.hides for made in cards)


def show_cards(person: Person, key: Key, names: Iterable[str], *, level: int = 2) -> None:
    """Show the cards of measures: words, chart and answer side by side, what stands behind them.

    Where a card hides any number, a link leads to the page that says why, once.
    """
    to_take = not is_viewer()
    to_take_forward = to_take and person.role in TAKE_FORWARD
    if _draw(key, tuple(names), level=level, to_take=to_take, to_take_forward=to_take_forward):
        link_to("why-hidden")


def _take_forward(made: Card) -> None:
    """Lead whoever keeps the panel's actions to a new one about this measure, while the meeting goes on."""
    st.page_link(
        str(page("actions").file),
        label=f"Take this forward: {small_first(made.title)}",
        query_params={ABOUT: made.measure},
    )


def _link_to_file(made: Card, release: str) -> str:
    """Return the link to the figures of a card as a file; who takes it is written in the trail, as with the packs."""
    words = f"Download {small_first(made.title)} as CSV"
    return f'<p class="mp-take"><a href="{escape(address_of(release, made.measure))}" download>{escape(words)}</a></p>'
