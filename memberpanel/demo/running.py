"""Making the demonstration: the whole way from spreadsheets to two published quarters, by the rooms' own functions."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from memberpanel.demo.calendar import FIRST_DELIVERY, LATEST, SECOND_DELIVERY
from memberpanel.demo.county import county
from memberpanel.demo.spoken import ACTIONS, QUESTIONS, commentary
from memberpanel.demo.spreadsheets import write_delivery
from memberpanel.drafting.draft import draft
from memberpanel.extracts.reading import read_files
from memberpanel.home import DEMONSTRATION, Home, make_home
from memberpanel.panel_record.record import PanelRecord, record
from memberpanel.quarters import Quarter
from memberpanel.release.approving import approve, publish
from memberpanel.release.which import published
from memberpanel.store.loading import accept, read_and_prepare

ANALYST, DIRECTOR = "Analyst (demonstration)", "Director (demonstration)"
SPREADSHEETS = "demonstration-spreadsheets"
UNFINISHED = "demonstration-unfinished"  # a file that stands in the home while the demonstration is made
_SECOND_SINCE = date(2025, 4, 1)  # the second delivery brings events of this year and the last
Progress = Callable[[str, float], None]


def _print(words: str, share: float) -> None:
    print(f"{share:4.0%}  {words}", flush=True)


def make_demonstration(folder: Path, *, on_progress: Progress = _print) -> Home:
    """Make a demonstration home with two published quarters and return it; one already made is left as it is.

    One whose making was stopped half way is made anew.
    The spreadsheets stay in the home, in `demonstration-spreadsheets`. Raises WrongHome in a live home.
    """
    home = make_home(folder, DEMONSTRATION)
    if is_unfinished(home):
        _clear(home)
    elif published(home):
        on_progress("The demonstration was made before", 1.0)
        return home
    on_progress("Making up a county", 0.0)
    (home.folder / UNFINISHED).touch(mode=0o600)
    made, sheets = county(), home.folder / SPREADSHEETS
    first = write_delivery(made, sheets / "1 as at 14 July 2026", FIRST_DELIVERY)
    second = write_delivery(made, sheets / "2 as at 14 October 2026", SECOND_DELIVERY, since=_SECOND_SINCE)
    _take_in(home, first, told=_within(on_progress, 0.1, 0.35))
    _tell_the_quarter(home, LATEST.plus(-1), told=_within(on_progress, 0.35, 0.55))
    _take_in(home, second, told=_within(on_progress, 0.55, 0.75))
    _tell_the_quarter(home, LATEST, told=_within(on_progress, 0.75, 1.0))
    (home.folder / UNFINISHED).unlink()
    on_progress("The demonstration is made", 1.0)
    return home


def is_unfinished(home: Home) -> bool:
    """Say whether the making of a demonstration was begun in a home and stopped before its end."""
    return home.is_demonstration and (home.folder / UNFINISHED).exists()


def _clear(home: Home) -> None:
    """Take away what a stopped making left, all but the stamp and the mark that it is unfinished."""
    for left in home.folder.iterdir():
        if left.name in ("stamp.json", UNFINISHED):
            continue
        if left.is_dir():
            shutil.rmtree(left)
        else:
            left.unlink()
    for part in (home.store, home.drafts, home.releases):
        part.mkdir(mode=0o700)


def _within(on_progress: Progress, begins: float, ends: float) -> Progress:
    """Return progress that runs from one share of the whole to another."""
    return lambda words, share: on_progress(words, begins + (ends - begins) * share)


def _take_in(home: Home, files: list[Path], *, told: Progress) -> None:
    """Read, check and accept one delivery, as the analyst does."""
    contents = [(file.name, file.read_bytes()) for file in files]
    _, prepared = read_and_prepare(
        home,
        lambda: read_files(
            contents,
            mappings=record(home).mappings(),
            on_progress=lambda done, of, name: told(f"Reading {name}", 0.7 * done / of),
        ),
        actor=ANALYST,
    )
    told("Accepting it", 0.95)
    accept(prepared)


def _tell_the_quarter(home: Home, quarter: Quarter, *, told: Progress) -> None:
    """Write what is said of a quarter, draft it, approve it and publish it, as the Director does."""
    written = record(home)
    _write_record(written, str(quarter))
    folder = draft(home, quarter, actor=DIRECTOR, on_progress=_within(told, 0.0, 0.8))
    told(f"Approving {folder.name}", 0.8)
    approve(home, folder.name, actor=DIRECTOR, role="director")
    told(f"Publishing {folder.name}", 0.9)
    publish(home, folder.name, actor=DIRECTOR, role="director")


def _write_record(written: PanelRecord, quarter: str) -> None:
    for said in commentary(quarter):
        written.say(
            said.measure,
            quarter,
            happened=said.happened,
            why=said.why,
            doing=said.doing,
            by_when=said.by_when,
            role=said.role,
            actor=DIRECTOR,
        )
    for asked in ACTIONS[quarter]:
        number = written.add_action(
            quarter, asked.text, owner=asked.owner, due=asked.due, measure=asked.measure, actor=DIRECTOR
        )
        if asked.came_back:
            state = "done" if asked.done else "open"
            closed = asked.due if asked.done else None
            written.update_action(
                number, state=state, came_back=asked.came_back, actor=DIRECTOR, closed_on=closed
            )
    for question in QUESTIONS[quarter]:
        number = written.ask(
            quarter, question.text, asked_by=question.asked_by, measure=question.measure, actor=DIRECTOR
        )
        if question.answer:
            written.answer(number, question.answer, actor=DIRECTOR)
