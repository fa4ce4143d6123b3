"""What is counted: every measure with its definition and SQL, the symbols, and how good the data is."""

from html import escape

import streamlit as st

from memberpanel.release.reading import Release
from memberpanel.ui.members.counted import how_counted
from memberpanel.ui.members.headings import link_to, page_head, section
from memberpanel.ui.members.opened import Key, by_key, release_or_stop
from memberpanel.ui.members.tables import definitions, table
from memberpanel.ui.who import Person
from memberpanel.words.given import given
from memberpanel.words.numbers import SYMBOL_MEANINGS
from memberpanel.words.standing import day_words, restated_words, restatements

TOPICS = {
    "referrals": "Referrals",
    "plans": "Plans",
    "proceedings": "Proceedings",
    "meetings": "Meetings",
    "reviews": "Reviews",
    "practice": "Practice",
    "themes": "Themes",
}


LEAD = "Every measure: what it counts, out of what, from which source, and the query itself."
SYMBOLS_EXPLAINED = definitions(
    (symbol, f"{meaning[0].upper()}{meaning[1:]}.") for symbol, meaning in SYMBOL_MEANINGS.items()
)


def quality_table(release: Release) -> str:
    """Return what was read, loaded, refused and queried for each extract, rounded, and the period that it covers."""
    rows = [
        [
            row["title"],
            *(f"{row[name]:,}" for name in ("rows_read", "rows_loaded")),
            *(f"up to {row[name]:,}" if row[name] else "none" for name in ("rows_refused", "rows_queried")),
            _covers(row),
            row["note"] if given(row["note"]) else "",
        ]
        for row in release.quality().to_dict("records")
    ]
    header = ["Extract", "Rows, to the nearest 10", "Loaded", "Refused", "Queried", "Covers", "Note"]
    return table("How good the data is", header, rows)


def _covers(row: dict) -> str:
    """Return the period that an extract covers; a register has none."""
    if not given(row["covered_from"]) or not given(row["covered_to"]):
        return "no period"
    return f"{day_words(row['covered_from'])} to {day_words(row['covered_to'])}"


@st.cache_data(max_entries=400, show_spinner=False)
def _definition(key: Key, name: str) -> str:
    release = by_key(key)
    return how_counted(release.measure(name), release.admission())


def _attack_words(release: Release) -> str:
    facts = dict(release.attack()[["fact", "value"]].itertuples(index=False))
    if not facts:
        return ""
    return (
        "<p>Before a quarter is published, a program that is written apart from the one that hides numbers tries to "
        f"work out every number that is not printed. It tried {escape(str(facts.get('tried', '')))} of them and "
        f"recovered {escape(str(facts.get('recovered', '0')))}.</p>"
    )


@st.cache_data(max_entries=20, show_spinner=False)
def _contents(key: Key) -> tuple[dict[str, list[tuple[str, str]]], str, str, str]:
    """Return the measures of each topic by name and question, data quality, the attack, and this release."""
    release = by_key(key)
    measures: dict[str, list[tuple[str, str]]] = {}
    for row in release.measures().itertuples():
        measures.setdefault(row.topic, []).append((row.measure, f"{row.title}: {row.question}"))
    return measures, quality_table(release), _attack_words(release), definitions(_release_facts(release))


def show_about(person: Person) -> None:
    """Show every definition of the release, and what a reader needs to trust it."""
    key, release = release_or_stop(person.role)
    page_head(release, "What is counted", LEAD)
    measures, quality, attack, facts = _contents(key)
    for topic, title in TOPICS.items():
        if topic in measures:
            section(title)
        for name, words in measures.get(topic, []):
            with st.expander(words):
                st.html(_definition(key, name))
    section("Symbols", SYMBOLS_EXPLAINED)
    section("How good the data is", quality)
    section("Small numbers", attack)
    link_to("why-hidden")
    section("This release", facts)


def _release_facts(release: Release) -> list[tuple[str, str]]:
    about = release.manifest
    titles = dict(release.measures()[["measure", "title"]].itertuples(index=False))
    return [
        ("Release", about["release"]),
        ("Data as at", day_words(about["cut_off"])),
        ("Rates use children aged 0 to 17 at", f"mid-{about['population_year']}"),
        ("Contact", about["contact"]),
        *[("Restated", restated_words(one, titles)) for one in restatements(about)],
        ("Version of the code", about["code_version"]),
    ]
