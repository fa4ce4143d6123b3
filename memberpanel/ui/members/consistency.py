"""Thresholds and consistency: three decisions by agency and by district, beside the audit's standard about them."""

from html import escape

import streamlit as st

from memberpanel.release.reading import Release
from memberpanel.ui.members.cards import HIDDEN, show_cards
from memberpanel.ui.members.headings import link_to, page_head
from memberpanel.ui.members.opened import Key, by_key, release_or_stop
from memberpanel.ui.members.tables import bullets, definitions, table
from memberpanel.ui.who import Person
from memberpanel.words.consistency import MEASURES, SIDES, Side, audit_standard, side_of, spread

TITLE = "Thresholds and consistency"
LEAD = (
    "Are agencies and districts treated alike? Three decisions on one page: which contacts become referrals, which "
    "referrals need nothing more, and which assessments find no need. A difference is a question, not yet a finding."
)
_BESIDE = ("Rating", "Since last quarter", "Evidence", "Owner", "Action", "Due")


def _audit(release: Release) -> str:
    """Return the standard of the audit of practice, as it is rated."""
    row = audit_standard(release)
    if not row:
        return ""
    pairs = [(name, row.get(name, "")) for name in _BESIDE]
    return (
        '<div class="mp-said"><h2 class="mp-section">What the audit of practice says</h2>'
        f"<p>{escape(row['Standard'])}</p>{definitions(pairs)}</div>"
    )


def _side(side: Side) -> str:
    made = table(side.title, list(side.columns), side.rows, last_is_total=True) if side.rows else ""
    notes = "".join(f'<p class="mp-note">{escape(line)}</p>' for line in (side.note, side.missing) if line)
    return f'<h2 class="mp-section">{escape(side.title)}</h2>{made}{notes}'


@st.cache_data(max_entries=20, show_spinner=False)
def _made(key: Key) -> str:
    release = by_key(key)
    held = set(release.measures()["measure"])
    spreads = [line for name in MEASURES if name in held and (line := spread(release, name))]
    told = f'<h2 class="mp-section">How far apart they are</h2>{bullets(spreads)}' if spreads else ""
    return _audit(release) + told + "".join(_side(side_of(release, side)) for side in SIDES)


def show_consistency(person: Person) -> None:
    """Show the page from the release and nothing else: audit, both tables, then each share over time."""
    key, release = release_or_stop(person.role)
    page_head(release, TITLE, LEAD)
    made = _made(key)
    st.html(made)
    if HIDDEN in made:
        link_to("why-hidden")
    held = set(release.measures()["measure"])
    show_cards(person, key, [name for name in MEASURES if name in held])


def lead_to_consistency(key: Key) -> None:
    """Lead from a page of measures to this one, where the release has what it shows."""
    if set(MEASURES) & set(by_key(key).measures()["measure"]):
        link_to("consistency")
