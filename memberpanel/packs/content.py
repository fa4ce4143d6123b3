"""What every pack says, in the running order of the meeting: one content, four forms."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from memberpanel.charts.points import axis_words, points, references, value_axis
from memberpanel.packs.tables import (
    CLOSED,
    Table,
    actions_table,
    first_register,
    headline_tables,
    one_theme,
    totals_table,
)
from memberpanel.release.reading import Release
from memberpanel.words.comparing import comparator_words
from memberpanel.words.given import given
from memberpanel.words.grammar import large_first, listed, small_first
from memberpanel.words.headline import alt_text, change_words, claim, signal_line, subtitle
from memberpanel.words.in_a_line import in_a_line
from memberpanel.words.shapes import shape_of
from memberpanel.words.standing import bands, day_words, status_line
from memberpanel.words.summary import CORE, MOST_TILES, Sentence, Tile, chosen, summary, tile
from memberpanel.words.told import Told, told_all

MOST_EXCEPTIONS = 3
TABLE_QUARTERS = 8
NO_ANSWER = "The service has not yet said why."
NOTHING = "Nothing was reported for this quarter."
_TOPICS = {"referrals": "Referrals", "plans": "Plans", "proceedings": "Proceedings"}


@dataclass(frozen=True)
class Answer:
    """What the service says about a measure; `said` is empty where it has not, and `owed` where it should have."""

    said: tuple[tuple[str, str], ...]
    by: str
    owed: bool


@dataclass(frozen=True, eq=False)
class Part:
    """One measure as it stands on a slide, a page or a section."""

    told: Told
    topic: str
    headline: str
    claim: str
    signal: str
    subtitle: str
    change: str
    compared: tuple[str, ...]
    alt: str
    table: Table
    answer: Answer
    ask: tuple[str, ...]
    note: str
    comparators: pd.DataFrame
    rebases: pd.DataFrame


@dataclass(frozen=True)
class Issue:
    """The whole of one quarter's pack."""

    release: str
    quarter: str
    panel: str
    authority: str
    contact: str
    bands: tuple[str, ...]
    status: str
    summary: tuple[Sentence, ...]
    tiles: tuple[Tile, ...]
    lines: tuple[tuple[str, str], ...]
    actions: Table
    core: tuple[Part, ...]
    reviews: Table
    exceptions: tuple[Part, ...]
    theme: Table
    agree: tuple[str, ...]
    every: tuple[Table, ...]

    @property
    def title(self) -> str:
        return f"{self.panel}: {self.quarter}"

    @property
    def state(self) -> str:
        """Return the quarter, whether provisional, and the day of the data: how the release stands, in short."""
        return " · ".join(self.status.split(" · ")[:3])

    @property
    def standing(self) -> tuple[tuple[str, Part | None], ...]:
        """Return referrals, plans and proceedings in order, each with its part, or without where none is held."""
        by_topic = {part.topic: part for part in self.core}
        return tuple((title, by_topic.get(topic)) for topic, title in _TOPICS.items())

    @property
    def parts(self) -> tuple[Part, ...]:
        return (*self.core, *self.exceptions)


def answer_for(told: Told, commentary: pd.DataFrame) -> Answer:
    """Return what the service says about the latest quarter of a measure; owed when it is unusual or missed."""
    owed = told.wants_answer
    found = commentary[(commentary["measure"] == told.name) & (commentary["quarter"] == told.now["quarter"])]
    if found.empty:
        return Answer((), "", owed)
    row = found.iloc[-1]
    heads = (
        ("What happened", "happened"),
        ("Why", "why"),
        ("What we are doing", "doing"),
        ("By when", "by_when"),
    )
    said = tuple((head, str(row[name])) for head, name in heads if given(row[name]))
    when = f", {day_words(row['written_on'])}" if given(row["written_on"]) else ""
    return Answer(said, f"{row['role']}{when}", owed)


def _level(told: Told) -> float | None:
    return next(
        (float(told.measure[name]) for name in ("standard", "target") if given(told.measure[name])), None
    )


def _share_missed(told: Told) -> float:
    level = _level(told)
    return abs(told.now["value"] - level) / level if level else 0.0


def _signal(told: Told) -> str:
    words = signal_line(told.figures, told.signals)
    if not words:
        return ""
    sign = shape_of(told.signal).sign if told.is_unusual else ""
    return f"{sign} {large_first(words)}".strip()


def _part(release: Release, told: Told, population: int | None, topic: str) -> Part:
    measure = told.measure
    compared = release.comparators(measure["comparator"] if given(measure["comparator"]) else "")
    plotted = points(measure, told.figures, told.signals)
    chosen_axis = value_axis(measure, plotted, references(measure, compared))
    return Part(
        told=told,
        topic=topic,
        headline=told.headline,
        claim=claim(measure, told.figures).rstrip("."),
        signal=_signal(told),
        subtitle=subtitle(measure, told.figures, area=release.manifest["authority"]),
        change=change_words(measure, told.figures, told.signals),
        compared=tuple(comparator_words(measure, told.figures, compared, population=population)),
        alt=alt_text(measure, told.figures, told.signals),
        table=totals_table(told, quarters=TABLE_QUARTERS),
        answer=answer_for(told, release.commentary(told.name)),
        ask=tuple(measure["ask"]),
        note=" ".join(note for note in (axis_words(chosen_axis), str(measure["caveat"] or "")) if note),
        comparators=compared,
        rebases=release.rebases(told.name),
    )


def core_measures(every: Mapping[str, Told]) -> list[Told]:
    """Return the measure that stands for each of referrals, plans and proceedings: the first of its topic if need be."""
    found = []
    for topic, name in zip(_TOPICS, CORE, strict=True):
        of_topic = [told for told in every.values() if told.measure["topic"] == topic]
        told = every.get(name) or (of_topic[0] if of_topic else None)
        if told is not None:
            found.append(told)
    return found


def exceptions(every: Mapping[str, Told]) -> list[Told]:
    """Return up to three measures that need an answer: concerns first, then standards missed by the widest share."""
    core = {told.name for told in core_measures(every)}
    others = [told for told in every.values() if told.name not in core]
    concerns = [told for told in others if told.is_concern]
    concerns.sort(key=lambda told: (told.signal["point"] != "outside", not told.misses))
    missed = [told for told in others if told.misses and not told.is_concern]
    missed.sort(key=_share_missed, reverse=True)
    return (concerns + missed)[:MOST_EXCEPTIONS]


def to_agree(parts: list[Part], actions: Table) -> tuple[str, ...]:
    """Return what the panel is asked to agree, each with a thing that can be said yes or no to."""
    asked = ["Note the figures for the quarter."]
    answered = [
        small_first(part.told.measure["title"]) for part in parts if part.answer.owed and part.answer.said
    ]
    owed = [
        small_first(part.told.measure["title"]) for part in parts if part.answer.owed and not part.answer.said
    ]
    if answered:
        asked.append(f"Say whether the service's answer on {listed(answered)} is enough.")
    if owed:
        asked.append(f"Ask for an answer on {listed(owed)} before the next panel.")
    still = sum(row[3] not in CLOSED for row in actions.rows)
    if still:
        asked.append(
            f"Confirm the owner and date of {'the action' if still == 1 else f'the {still} actions'} still open."
        )
    return (*asked, "Choose the theme for the next panel.")


def _population(release: Release) -> int | None:
    ours = release.population()
    ours = ours[ours["area"] == release.manifest["authority"]].sort_values("mid_year")
    return int(ours["children"].iloc[-1]) if len(ours) else None


def approval_words(folder: Path) -> str:
    """Return 'the Director, 30 October 2026' from the approval beside a release, or nothing. No person's name."""
    try:
        approval = json.loads((folder / "approval.json").read_text(encoding="utf-8"))
        return f"the {str(approval['role']).capitalize()}, {day_words(approval['approved_at'])}"
    except (FileNotFoundError, ValueError, KeyError):
        return ""


def content(release: Release) -> Issue:
    """Put together what the packs say."""
    manifest, every = release.manifest, told_all(release)
    population = _population(release)
    core = [_part(release, told, population, told.measure["topic"]) for told in core_measures(every)]
    unusual = [_part(release, told, population, "exceptions") for told in exceptions(every)]
    actions = actions_table(release.actions(), on=date.fromisoformat(manifest["cut_off"]))
    return Issue(
        release=manifest["release"],
        quarter=release.quarter.in_words,
        panel=manifest["panel"],
        authority=manifest["authority"],
        contact=manifest["contact"],
        bands=tuple(bands(manifest, draft=release.is_draft)),
        status=status_line(manifest, approved=approval_words(release.path)),
        summary=tuple(summary(release, every)),
        tiles=tuple(tile(told) for told in chosen(every, most=MOST_TILES)),
        lines=tuple(in_a_line(release)),
        actions=actions,
        core=tuple(core),
        reviews=first_register(release, "reviews", "Case reviews"),
        exceptions=tuple(unusual),
        theme=one_theme(release),
        agree=to_agree([*core, *unusual], actions),
        every=headline_tables(every),
    )
