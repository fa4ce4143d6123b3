"""What the record of a meeting says: the release as it was shown, and what the panel made of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from memberpanel.panel_record.meetings import DECISIONS, Meeting
from memberpanel.quarters import Quarter
from memberpanel.release.approving import approval_of
from memberpanel.release.compare import compare
from memberpanel.release.reading import Release
from memberpanel.words.given import given
from memberpanel.words.grammar import large_first
from memberpanel.words.numbers import said_value
from memberpanel.words.standing import bands, day_words, status_line
from memberpanel.words.told import told_all

NO_ANSWER = "No answer was given, and none was promised."


@dataclass(frozen=True)
class Grid:
    """A table of the record; with no rows, `nothing` is said in its place."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    nothing: str


@dataclass(frozen=True)
class MeetingRecord:
    """The whole record, every cell of it text."""

    title: str
    bands: tuple[str, ...]
    about: tuple[tuple[str, str], ...]
    present: tuple[str, ...]
    decisions: Grid
    figures: tuple[Grid, ...]
    questions: Grid
    actions: Grid
    still_open: Grid
    corrections: Grid


def _approval(release: Release) -> str:
    found = approval_of(release.path)
    if found is None:
        return "not approved"
    return f"approved by the {found.role.capitalize()} on {day_words(found.approved_at)}"


def _figures(release: Release) -> tuple[Grid, ...]:
    """Return, by topic, the sentence under which each measure was shown."""
    topics: dict[str, list[tuple[str, str]]] = {}
    for told in told_all(release).values():
        topics.setdefault(told.measure["topic"], []).append((told.measure["title"], told.headline))
    columns = ("Measure", "As shown")
    return tuple(Grid(large_first(topic), columns, tuple(rows), "") for topic, rows in topics.items())


def _questions(questions: pd.DataFrame, quarter: str) -> Grid:
    rows = questions[questions["quarter"] == quarter].to_dict("records")
    said = tuple((row["text"], row["asked_by"], _answer(row)) for row in rows)
    return Grid("Questions and answers", ("Question", "Asked by", "Answer"), said, "No question was asked.")


def _answer(row: Mapping[str, str]) -> str:
    """Return the answer that was given, or what was promised, or that there was neither."""
    promise = f"An answer was promised: {row['promised'].rstrip('.')}." if given(row["promised"]) else ""
    return " ".join(part for part in (row["answer"].strip(), promise) if part) or NO_ANSWER


def _actions(heading: str, rows: pd.DataFrame, titles: dict[str, str], *, nothing: str) -> Grid:
    said = tuple(
        (
            row["text"],
            titles.get(row["measure"], "") if given(row["measure"]) else "",
            row["owner"],
            day_words(row["due"]) if given(row["due"]) else "no date set",
            f"{large_first(row['state'])}. {row['came_back']}".strip(),
        )
        for row in rows.to_dict("records")
    )
    return Grid(heading, ("What was asked for", "About", "Owner", "Due", "State"), said, nothing)


def _corrections(release: Release, before: Release | None) -> Grid:
    """Return the figures of earlier quarters that differ from what the panel was shown last time."""
    rows: Sequence = ()
    if before is not None:
        moved = compare(release, before).moved
        rows = list(moved[moved["breakdown"] == "total"].itertuples(index=False))
    said = tuple(
        (
            row.title,
            row.said,
            said_value(release.measure(row.measure), row.value_before),
            said_value(release.measure(row.measure), row.value_now),
        )
        for row in rows
    )
    columns = ("Measure", "Quarter", "Shown before", "Shown now")
    return Grid(
        "Corrections to earlier figures", columns, said, "No figure of an earlier quarter was corrected."
    )


def meeting_record(
    meeting: Meeting,
    release: Release,
    *,
    before: Release | None,
    questions: pd.DataFrame,
    actions: pd.DataFrame,
) -> MeetingRecord:
    """Put together the record of a meeting on a release; the frames are tables of the panel record.

    `before` is the release that the panel had last time. No figure comes from anywhere but the two releases.
    """
    manifest, quarter = release.manifest, str(release.quarter)
    titles = dict(release.measures()[["measure", "title"]].itertuples(index=False))
    raised = actions["raised_quarter"].map(Quarter.parse)
    mine, earlier = raised == release.quarter, raised.map(lambda one: one < release.quarter)
    decided = tuple((said, meeting.texts[said]) for said in DECISIONS.values() if meeting.texts[said])
    return MeetingRecord(
        title=f"{manifest['panel']}: record of the meeting of {day_words(meeting.met_on)}",
        bands=tuple(bands(manifest, draft=release.is_draft)),
        about=(
            ("Authority", manifest["authority"]),
            ("Date of the meeting", day_words(meeting.met_on)),
            ("Quarter", release.quarter.said),
            ("Release", f"{release.name}, {_approval(release)}"),
            ("Figures", status_line(manifest)),
        ),
        present=tuple(line.strip() for line in meeting.present.splitlines() if line.strip()),
        decisions=Grid("Decisions", ("Decision", "What"), decided, "No decision was written down."),
        figures=_figures(release),
        questions=_questions(questions, quarter),
        actions=_actions("Actions", actions[mine], titles, nothing="Nothing was asked for."),
        still_open=_actions(
            "Actions of earlier meetings still open",
            actions[earlier & (actions["state"] == "open")],
            titles,
            nothing="None.",
        ),
        corrections=_corrections(release, before),
    )
