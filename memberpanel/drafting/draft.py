"""Draft a quarter: count, protect, attack, and write a release file that is never changed again."""

import hmac
import json
import shutil
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from pathlib import Path

import duckdb
import pandas as pd

from memberpanel import trail
from memberpanel.disclosure.attack import attack
from memberpanel.disclosure.facts import read_facts
from memberpanel.disclosure.hiding import CannotBeMadeSafe, protect
from memberpanel.disclosure.ledger import thresholds_as_published
from memberpanel.disclosure.readers import Classes, classes_of
from memberpanel.disclosure.restating import restate
from memberpanel.disclosure.withheld import WITHHELD, read_withheld
from memberpanel.disclosure.witness import prove
from memberpanel.drafting import about
from memberpanel.drafting.about import Asked
from memberpanel.drafting.admission import as_rows, hidden_from_nothing, judged
from memberpanel.drafting.asking import with_questions
from memberpanel.drafting.comparators import comparator_rows
from memberpanel.drafting.protected_cells import counted_cells
from memberpanel.drafting.published import published_of_ours
from memberpanel.drafting.ratchet import refuse_lowered, thresholds_of
from memberpanel.drafting.restatement import Restatement, outcome_in_words, refuse_restating, told
from memberpanel.drafting.rounding import round_as_shown
from memberpanel.drafting.signals import signal_rows
from memberpanel.drafting.texts import check_texts, panel_part
from memberpanel.extracts.definition import extracts
from memberpanel.home import Home
from memberpanel.locking import one_writer
from memberpanel.measures.definition import identities, measures, same_sets
from memberpanel.measures.population import population, population_of_quarters
from memberpanel.measures.registers import read_registers
from memberpanel.panel_record.record import record
from memberpanel.periods import year_in_words
from memberpanel.quarters import Quarter
from memberpanel.refusals import Refused
from memberpanel.release.approving import refuse_narrowed, refuse_recovered
from memberpanel.release.files import FILE_NAME, content_hash, release_file, write_release
from memberpanel.release.reading import open_release
from memberpanel.release.which import parsed, published, standing
from memberpanel.settings import Settings, settings
from memberpanel.signals.xmr import QUARTERS_NEEDED
from memberpanel.store.connecting import connect
from memberpanel.store.pseudonyms import read_key
from memberpanel.store.versions import current_version

MOST_QUARTERS = 40  # ten years: more than any chart shows
Progress = Callable[[str, float], None]


@dataclass(frozen=True)
class Informed:
    """What readers B and C know of a draft, and the cells that were given up to them (docs/decisions/0501)."""

    classes: Classes
    accepted: set[tuple[str, ...]]


class NothingToCount(Refused):
    """What is loaded does not reach the quarter."""


def _silent(words: str, share: float) -> None:
    """Say nothing: nobody asked to be told."""


def _begins(starts: list[Quarter], wanted: Quarter) -> Quarter:
    """Return the first quarter of a release, from the quarters in which each extract of events begins.

    The one by which three in four of them have begun, so that few measures open with a gap, and no new extract
    shortens the others. One that begins so late that fewer quarters would be left than a usual range needs is no
    voice in this.
    """
    long_enough = sorted(start for start in starts if wanted.minus(start) + 1 >= QUARTERS_NEEDED)
    return long_enough[ceil(3 * len(long_enough) / 4) - 1] if long_enough else min(starts)


def _quarters(store: duckdb.DuckDBPyConnection, asked_for: Quarter, earlier: list[Path]) -> list[Quarter]:
    """Return every quarter of the release, in order; none that an earlier release has is left out."""
    events = [extract.name for extract in extracts().values() if extract.coverage == "events"]
    covered = store.execute(
        "select min(covered_from), max(covered_to) from coverage where list_contains($1, extract) group by extract",
        [events],
    ).fetchall()
    whole = [(Quarter.of(first), last) for first, last in covered]
    if not any(first <= asked_for and asked_for.start <= last for first, last in whole):
        raise NothingToCount(
            f"No figures are loaded for {asked_for.said}. "
            "Load its extracts first: `python -m memberpanel load FILE...`."
        )
    begins = min(asked_for, _begins([first for first, _ in whole], asked_for))
    begins = max(begins, asked_for.plus(1 - MOST_QUARTERS))
    published_from = [Quarter.parse(_manifest(path)["first_quarter"]) for path in earlier]
    begins = min([begins, *published_from])
    return [begins.plus(step) for step in range(asked_for.minus(begins) + 1)]


def _manifest(path: Path) -> dict[str, str]:
    release = open_release(path)
    release.close()
    return release.manifest


def _next_name(home: Home, quarter: Quarter) -> str:
    names = [path.name for folder in (home.drafts, home.releases) for path in folder.glob(f"{quarter}-v*")]
    return f"{quarter}-v{max((parsed(name)[1] for name in names), default=0) + 1}"


def _ask(
    home: Home, store: duckdb.DuckDBPyConnection, quarter: Quarter, restatement: Restatement | None
) -> Asked:
    now, earlier = standing(home), published(home)
    ledger = now.hashes[now.published[-1]] if now.published else ""
    quarters = _quarters(store, quarter, earlier)
    if restatement:
        refuse_restating(restatement, earlier, quarter)
    return Asked(home, quarter, quarters, _next_name(home, quarter), ledger, restatement)


def _seed(home: Home, quarter: Quarter) -> bytes:
    """Return what the hiding draws its tie-breaks from: nobody without the store's key can replay it.

    One for a quarter, so that drafting it again, because a text has changed, hides the same cells.
    """
    return hmac.digest(read_key(home), f"hiding {quarter}".encode(), "sha256")


def _earlier(home: Home) -> pd.DataFrame | None:
    """Return the figures of every release published before, the oldest first; withdrawn ones were public too.

    `threshold` is the one that each was published under.
    """
    releases = [open_release(path) for path in published(home)]
    figures = [release.all_figures().assign(threshold=thresholds_of(release)) for release in releases]
    for release in releases:
        release.close()
    return pd.concat(figures, ignore_index=True) if figures else None


def _figures(
    cells: pd.DataFrame, asked: Asked, council: Settings, published_of_ours: pd.DataFrame, tell: Progress
) -> tuple[pd.DataFrame, dict[str, str], Informed]:
    """Return table figures, what the manifest says of their protection, and what the better informed readers know.

    Protected against everything published before, which stays as the panel saw it, and rounded as shown.
    """
    earlier = _earlier(asked.home)
    rules = {
        "identities": identities(),
        "same": same_sets(),
        "smallest_denominator": council.smallest_denominator,
        "seed": _seed(asked.home, asked.quarter),
    }
    facts = pd.concat([read_facts(asked.home.folder), published_of_ours], ignore_index=True)
    withheld = read_withheld(asked.home.folder)
    shielded = protect(cells, earlier=earlier, facts=facts, withheld=withheld, **rules)
    if faults := prove(shielded.workings):
        raise CannotBeMadeSafe(
            f"What would be hidden is not proven safe: {'; '.join(faults[:5])}. Tell whoever looks after the code."
        )
    for note in shielded.report["notes"]:
        if note.startswith(WITHHELD):
            tell(note, 0.5)
    restated = None
    if asked.restatement:
        restated = restate(shielded.figures, cells, earlier, asked.restatement.year, **rules)
        tell(outcome_in_words(restated), 0.6)
    decimals = {name: measure.decimals for name, measure in measures().items()}
    figures = round_as_shown(restated.figures if restated else shielded.figures, decimals)
    figures["provisional"] = about.is_provisional(figures, asked.quarter)
    tried = judged(hidden_from_nothing(cells, council), cells, measures())
    held = cells.assign(threshold=thresholds_as_published(cells, earlier))
    informed = Informed(classes_of(held, earlier), shielded.report["given_up"])
    more = {
        "admission": json.dumps(as_rows(tried)),
        "restated": told(published(asked.home), asked.name, asked.restatement, restated),
    }
    return figures, {**shielded.report["manifest"], **more}, informed


def _population(
    store: duckdb.DuckDBPyConnection, asked: Asked, council: Settings
) -> tuple[pd.DataFrame, str]:
    """Return table population, and the mid-year that the quarter's rates use."""
    known = population(store, area=council.authority).rename(columns={"year": "mid_year"})
    used = population_of_quarters(store, area=council.authority, quarters=[asked.quarter])
    year = str(used["mid_year"].iloc[0]) if len(used) else ""
    return known.assign(area=council.authority), year


def _frames(
    store: duckdb.DuckDBPyConnection, asked: Asked, council: Settings, tell: Progress
) -> tuple[dict[str, pd.DataFrame], Informed]:
    """Return the tables of the release but for the attack on it, and what the readers of that attack know."""
    panel_record = record(asked.home)
    panel = panel_part(panel_record)
    tell("Counting every measure", 0.1)
    cells = counted_cells(store, quarters=asked.quarters, council=council, chosen=measures())
    registers, register_rows = read_registers(store, quarter=asked.quarter, settings=council)
    check_texts(panel_record, panel, register_rows)
    tell("Hiding what could identify a child", 0.3)
    people, year = _population(store, asked, council)
    comparators = comparator_rows(store, council)
    ours = published_of_ours(comparators, people, cells, measures())
    figures, protection, informed = _figures(cells, asked, council, ours, tell)
    rows = about.measure_rows(measures(), about.targets(council, panel_record.read("targets")))
    signals = signal_rows(figures, rows, panel["rebases"])
    rows = with_questions(
        rows,
        quarter=str(asked.quarter),
        figures=figures,
        signals=signals,
        suggested=panel_record.suggested(),
    )
    found = {"population_year": year, "store_generation": current_version(asked.home), **protection}
    frames = {
        "manifest": about.manifest(store, asked, council, **found),
        "quarters": about.quarter_rows(asked),
        "measures": rows,
        "figures": figures,
        "breakdowns": about.breakdown_rows(figures),
        "signals": signals,
        "comparators": comparators,
        "population": people,
        **panel,
        "registers": registers,
        "register_rows": register_rows,
        "quality": about.quality_rows(store),
        "inputs": about.input_rows(store),
    }
    return frames, informed


def _attacked(home: Home, folder: Path, frames: dict[str, pd.DataFrame], informed: Informed) -> pd.DataFrame:
    """Attack what would be published, as all three readers; raise CanBeWorkedOut, else return table attack."""
    write_release(folder, frames)
    before = [release_file(path) for path in published(home)]
    report = attack([*before, release_file(folder)], facts=read_facts(home.folder), classes=informed.classes)
    refuse_recovered("The draft", report, frames["measures"])
    refuse_narrowed(report, informed.accepted, frames["measures"])
    (folder / FILE_NAME).unlink()
    return pd.DataFrame(report.facts(), columns=["fact", "value"])


def _write(asked: Asked, frames: dict[str, pd.DataFrame], informed: Informed, tell: Progress) -> Path:
    """Write the draft beside and rename it: it stands whole among the drafts, or not at all."""
    beside = asked.home.drafts / f".{asked.name}-{uuid.uuid4().hex[:8]}"
    try:
        tell("Trying to work out what is hidden", 0.7)
        frames = {**frames, "attack": _attacked(asked.home, beside, frames, informed)}
        tell("Writing the draft", 0.95)
        write_release(beside, frames)
        beside.rename(asked.home.drafts / asked.name)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return asked.home.drafts / asked.name


def draft(
    home: Home,
    quarter: Quarter | str,
    *,
    actor: str,
    restatement: Restatement | None = None,
    on_progress: Progress | None = None,
) -> Path:
    """Draft a quarter and return the draft's folder; drafting again makes a new version and voids approval.

    `restatement` names a finished year whose tables are counted again where that is safe. `on_progress` is called
    with what is being done, in words, and the share that is done (0 to 1). Raise NoStore, NothingToCount,
    CannotBeRestated, ThresholdLowered, TextCouldIdentify or CanBeWorkedOut.
    """
    wanted = quarter if isinstance(quarter, Quarter) else Quarter.parse(quarter)
    tell, council = on_progress or _silent, settings()
    with one_writer(home.drafts / ".lock", doing="Drafting", seconds=600):
        refuse_lowered(published(home), council)
        with connect(home) as store:
            tell("Reading what is loaded", 0.0)
            asked = _ask(home, store, wanted, restatement)
            frames, informed = _frames(store, asked, council, tell)
            people = about.loaded_by(store, asked)
        folder = _write(asked, frames, informed, tell)
        detail = {"release": asked.name, "content_hash": content_hash(folder), "loaded_by": people}
        if restatement:
            detail |= {"restated": year_in_words(restatement.year), "reason": restatement.reason.strip()}
        trail.write(home, actor=actor, act="draft", detail=detail)
    tell("Drafted", 1.0)
    return folder
