"""The quarter at a glance: which measures stand first, and what they say together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from memberpanel.quarters import Quarter
from memberpanel.release.reading import Release
from memberpanel.words.given import given
from memberpanel.words.grammar import large_first, listed, small_first, was_or_were
from memberpanel.words.headline import standard_words, value_words
from memberpanel.words.numbers import in_words, short_value
from memberpanel.words.shapes import ORDINARY, Shape, shape_of
from memberpanel.words.signal_words import short_signal_words, signal_words
from memberpanel.words.told import Told, told_all

MOST_TILES = 10  # what a member can take in; asked for in published minutes
CORE = ("referrals", "plans_open", "children_in_proceedings")  # the three the founding paper names
_ALSO = ("reviews_in_time", "board_attendance")
_MOST_NAMED = 3
_NO_CONCERN = "No measure shows an unusual change for the worse this quarter; a slow change can still lie within a usual range."


@dataclass(frozen=True)
class Tile:
    """One figure at a glance, ready to print: a short title, the value, a word with a shape, a note."""

    measure: str
    topic: str
    title: str
    value: str
    words: str
    shape: Shape
    note: str


@dataclass(frozen=True)
class Sentence:
    """A sentence of the summary whose first words are strong when they ask for an answer."""

    strong: str
    rest: str

    @property
    def text(self) -> str:
        return f"{self.strong} {self.rest}".strip()


def _rank(told: Told) -> int:
    """Order tiles: concerns, then what cannot be judged good or bad, then improvements, then the ordinary."""
    if not told.is_unusual:
        return 3
    return {"concern": 0, "neutral": 1, "improvement": 2}.get(told.signal["meaning"], 3)


def same_in_other_words(told: Told, other: Told) -> bool:
    """Say whether a measure is a rate of the very number that another measure counts."""
    return told.measure["per"] == "population" and told.measure["numerator"] == other.measure["numerator"]


def chosen(every: Mapping[str, Told], *, most: int = MOST_TILES) -> list[Told]:
    """Choose the measures of the first page: exceptions first, and the three of the founding paper always."""
    kept = [every[name] for name in (*CORE, *_ALSO) if name in every]
    unusual = sorted((told for told in every.values() if told.is_unusual and told not in kept), key=_rank)
    picked: list[Told] = []
    for told in [*kept, *unusual]:
        if not any(same_in_other_words(told, other) for other in picked):
            picked.append(told)
    picked = picked[:most]
    order = {name: place for place, name in enumerate(every)}
    return sorted(picked, key=lambda told: (_rank(told), order[told.name]))


def _title(told: Told) -> str:
    if told.measure["kind"] != "stock":
        return told.measure["title"]
    end = Quarter.parse(told.now["quarter"]).end
    return f"{told.measure['title']} at {end.day} {end:%B}"


def _same_quarter_last_year(told: Told) -> str:
    then = Quarter.parse(told.now["quarter"]).plus(-4)
    before = told.figures[told.figures["quarter"] == str(then)]
    if before.empty or before.iloc[0]["status"] != "shown":
        return ""
    return f"same quarter last year {short_value(told.measure, before.iloc[0]['value'])}"


def _note(told: Told) -> str:
    if given(told.measure["standard_words"]):
        return f"standard: {told.measure['standard_words']}"
    if given(told.measure["target"]):
        return f"target: {short_value({**told.measure, 'decimals': 0}, told.measure['target'])}"
    return _same_quarter_last_year(told)


def tile(told: Told) -> Tile:
    """Return the tile of one measure."""
    about = (told.name, told.measure["topic"], _title(told))
    if not told.is_shown:
        words = "Hidden this quarter" if told.now["status"] == "c" else "Not available this quarter"
        return Tile(*about, f"[{told.now['status']}]", words, ORDINARY, _note(told))
    value = short_value(told.measure, told.now["value"])
    return Tile(
        *about, value, short_signal_words(told.figures, told.signals), shape_of(told.signal), _note(told)
    )


def tiles(release: Release) -> list[Tile]:
    """Return at most ten tiles, exceptions first."""
    return [tile(told) for told in chosen(told_all(release))]


def _named(group: Iterable[Told]) -> str:
    return "; ".join(small_first(told.measure["title"]) for told in group)


def _titles(group: Iterable[Told]) -> str:
    return large_first(listed([small_first(told.measure["title"]) for told in group]))


def _steady(core: list[Told]) -> list[Sentence]:
    """Say of the three numbers of the founding paper which are ordinary, and what the others are."""
    ordinary = [told for told in core if told.is_shown and told.signal["point"] == "common"]
    found = []
    if ordinary:
        every = {1: "", 2: "both "}.get(len(ordinary), "all ")
        verb = "were" if len(ordinary) > 1 else was_or_were(ordinary[0].measure["title"])
        found.append(Sentence("", f"{_titles(ordinary)} {verb} {every}within {_usual(ordinary)}."))
    return found + [
        Sentence("", told.headline) for told in core if told not in ordinary and not told.is_concern
    ]


def _usual(ordinary: list[Told]) -> str:
    return "their usual range" if len(ordinary) > 1 else "the usual range"


def _answer(told: Told) -> Sentence:
    title = small_first(told.measure["title"])
    parts = [f"{title}, {value_words(told.measure, told.now['value'])}", standard_words(told.measure)]
    parts.append(signal_words(told.figures, told.signals))
    return Sentence("Needs an answer:", f"{'; '.join(part for part in parts if part)}.")


def _concerns(every: Mapping[str, Told]) -> list[Sentence]:
    concerns = [told for told in every.values() if told.is_concern]
    if not concerns:
        return [Sentence("", _NO_CONCERN)]
    found = [_answer(told) for told in concerns[:_MOST_NAMED]]
    if more := concerns[_MOST_NAMED:]:
        rest = _named(more) if len(more) <= _MOST_NAMED else f"{in_words(len(more))} other measures"
        found.append(
            Sentence("Also needs an answer:" if len(more) == 1 else "Also need an answer:", f"{rest}.")
        )
    return found


def _open_actions(actions: pd.DataFrame) -> list[Sentence]:
    still = actions[actions["state"] == "open"]
    if len(still) == 0:
        return []
    what = "action from an earlier panel is" if len(still) == 1 else "actions from earlier panels are"
    return [Sentence("", f"{large_first(in_words(len(still)))} {what} still open.")]


def summary(release: Release, every: Mapping[str, Told] | None = None) -> list[Sentence]:
    """Return the paragraph at a glance: the three numbers, what needs an answer, what is still open."""
    every = every or told_all(release)
    core = [every[name] for name in CORE if name in every]
    return [*_steady(core), *_concerns(every), *_open_actions(release.actions())]


def summary_text(release: Release) -> str:
    """Return the paragraph as plain text."""
    return " ".join(sentence.text for sentence in summary(release))
