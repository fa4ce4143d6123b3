"""What changed since the panel met last, from the two releases and nothing else."""

import streamlit as st

from memberpanel.quarters import Quarter
from memberpanel.release.compare import compare
from memberpanel.release.reading import Release
from memberpanel.ui.members.opened import Key, by_key
from memberpanel.words.grammar import small_first
from memberpanel.words.numbers import said_value
from memberpanel.words.standing import restated_words, restatements

FEW = 4


def _revisions(newer: Release, older: Release) -> list[str]:
    moved = compare(newer, older).moved
    totals = moved[(moved["breakdown"] == "total") & ~moved["measure"].isin(_rates(newer))]
    lines = []
    for row in totals.head(FEW).itertuples():
        measure = newer.measure(row.measure)
        lines.append(
            f"{row.title}, {row.said}: {said_value(measure, row.value_before)} became "
            f"{said_value(measure, row.value_now)}."
        )
    if len(totals) > FEW:
        lines.append(
            f"{len(totals) - FEW} more figures of earlier quarters moved; they are marked [r] in the tables."
        )
    return lines


def _rates(release: Release) -> list[str]:
    """Return the measures that say another number again, for every 10,000 children."""
    measures = release.measures()
    return measures.loc[measures["per"] == "population", "measure"].tolist()


def _meanings(release: Release) -> dict[str, str]:
    signals = release.signals()
    latest = signals[signals["quarter"] == str(release.quarter)]
    return dict(latest[["measure", "meaning"]].itertuples(index=False))


def _signals(newer: Release, older: Release) -> list[str]:
    before, now = _meanings(older), _meanings(newer)
    titles = dict(newer.measures()[["measure", "title"]].itertuples(index=False))
    new = [titles[name] for name, said in now.items() if said == "concern" and before.get(name) != "concern"]
    over = [titles[name] for name, said in now.items() if said == "common" and before.get(name) == "concern"]
    lines = [f"Newly of concern: {', '.join(new)}."] if new else []
    return lines + ([f"Back within the usual range: {', '.join(over)}."] if over else [])


def _restated(newer: Release) -> list[str]:
    titles = dict(newer.measures()[["measure", "title"]].itertuples(index=False))
    return [
        f"Restated: {small_first(restated_words(one, titles))}"
        for one in restatements(newer.manifest)
        if one.release == newer.name
    ]


def _answered(newer: Release) -> list[str]:
    rows = newer.actions()
    done = rows[rows["state"] == "done"]
    return [
        f"Came back: {row.text.rstrip('.')} (asked in {Quarter.parse(row.raised_quarter).in_words}). {row.came_back}"
        for row in done.tail(FEW).itertuples()
    ]


@st.cache_data(max_entries=20, show_spinner=False)
def changes(newer_key: Key, older_key: Key | None) -> list[str]:
    """Return sentences: concerns that began or ended, figures of earlier quarters that moved, what came back."""
    newer = by_key(newer_key)
    if older_key is None:
        return _answered(newer)
    older = by_key(older_key)
    return [*_signals(newer, older), *_restated(newer), *_revisions(newer, older), *_answered(newer)]
