"""Commands from a draft to a published quarter: release, compare, approve, publish, withdraw, attack."""

from argparse import Namespace
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from memberpanel.access.acts import ACTS
from memberpanel.cli.asking import Person, say, tell, who
from memberpanel.harmless import harmless_csv
from memberpanel.home import Home, open_home
from memberpanel.panel_record.record import record
from memberpanel.quarters import Quarter
from memberpanel.refusals import Refused
from memberpanel.release import approving
from memberpanel.release.downloads import downloads
from memberpanel.release.named import contradicted, in_texts, in_titles, named
from memberpanel.release.reading import open_release
from memberpanel.release.wanting import wanting
from memberpanel.release.which import current, drafts, release_for
from memberpanel.words.admitted import share_words, table_words, verdict_words
from memberpanel.words.grammar import how_many

if TYPE_CHECKING:
    from memberpanel.drafting.admission import Tried


def release(asked: Namespace) -> int:
    """Draft a quarter and print the draft's name."""
    from memberpanel.drafting.draft import draft
    from memberpanel.drafting.restatement import Restatement, year_of

    home = open_home()
    person = who(home, asked.person, act="draft")
    restatement = Restatement(year_of(asked.restate), asked.reason) if asked.restate else None
    folder = draft(home, asked.quarter, actor=person.name, restatement=restatement, on_progress=tell)
    _say_unanswered(home, folder)
    print(folder.name)
    return 0


def _say_unanswered(home: Home, folder: Path) -> None:
    """Name the measures that need an answer from the service and have none."""
    drafted = open_release(folder)
    needed = wanting(home, drafted)
    for row in needed[~needed["answered"].astype(bool)].itertuples(index=False):
        say(f"Needs an answer: {row.title} ({row.why}).")


def _role(person: Person, act: str) -> str:
    """Return the role in which somebody signs; "" for a login that has none, which is then refused in words."""
    return next((role for role in person.roles if role in ACTS[act]), "")


def approve(asked: Namespace) -> int:
    """Approve a draft, as the Director or the Director's deputy."""
    home = open_home()
    person = who(home, asked.person)
    approving.approve(home, asked.release, actor=person.name, role=_role(person, "approve"))
    say(f"{asked.release} is approved.")
    return 0


def publish(asked: Namespace) -> int:
    """Publish an approved draft."""
    home = open_home()
    person = who(home, asked.person)
    approving.publish(home, asked.release, actor=person.name, role=_role(person, "publish"))
    say(f"{asked.release} is published.")
    return 0


def withdraw(asked: Namespace) -> int:
    """Take a published release back."""
    home = open_home()
    person = who(home, asked.person)
    approving.withdraw(
        home, asked.release, actor=person.name, role=_role(person, "withdraw"), reason=asked.reason
    )
    say(f"{asked.release} is withdrawn.")
    for one in downloads(home, asked.release):
        print(f"{one.at}  {one.who}  {one.file}")
    return 0


def delegate(asked: Namespace) -> int:
    """Let a deputy approve, publish and recall between two days."""
    home = open_home()
    person = who(home, asked.person)
    record(home).delegate(
        asked.deputy, given_by=person.name, role=_role(person, "delegate"), starts=asked.starts, ends=asked.ends,
        reason=asked.reason,
    )  # fmt: skip
    say(f"{asked.deputy} may sign from {asked.starts:%d/%m/%Y} to {asked.ends:%d/%m/%Y}.")
    return 0


def facts(asked: Namespace) -> int:
    """Print the figures of ours that are public elsewhere as CSV, after adding the one that is named."""
    from memberpanel.disclosure.facts import read_facts
    from memberpanel.measures.definition import measures
    from memberpanel.release.declaring import Fact, declare, whole_number

    home = open_home()
    if asked.add:
        measure, quarter, count = asked.add
        table, group = asked.group
        fact = Fact(measure, quarter, whole_number(count), asked.source, asked.of, table, group)
        person = who(home, asked.person, act="declare a public figure")
        declare(home, fact, measures=list(measures()), actor=person.name)
        say("It is known from the next draft on.")
    print(harmless_csv(read_facts(home.folder)), end="")
    return 0


def withhold(asked: Namespace) -> int:
    """Print the figures that are not to be shown as CSV, after adding the one that is named."""
    from memberpanel.disclosure.withheld import read_withheld
    from memberpanel.measures.catalogue import catalogue
    from memberpanel.release.withholding import withhold as withhold_figure
    from memberpanel.settings import settings

    home = open_home()
    if asked.add:
        person = who(home, asked.person, act="withhold a figure")
        figure = (*asked.add, *asked.group)
        withhold_figure(home, figure, reason=asked.reason, tables=catalogue(settings()), actor=person.name)
        say("It is hidden from the next draft on, with as much beside it as that takes.")
    print(harmless_csv(read_withheld(home.folder)), end="")
    return 0


def tables(asked: Namespace) -> int:
    """Print what each table would have hidden, and refuse where one is published against the rule."""
    from memberpanel.drafting.admission import back_test, others
    from memberpanel.measures.definition import measures
    from memberpanel.settings import settings
    from memberpanel.store.connecting import connect

    home = open_home()
    opened = open_release(release_for(home, "analyst", wanted=asked.release))
    quarters = [Quarter.parse(quarter) for quarter in opened.quarters()["quarter"]]
    told = {"quarters": quarters, "council": settings(), "chosen": measures()}
    with connect(home) as store:
        say("Counting, and hiding from nothing…")
        tried = back_test(store, **told)
        _print_tables("Published", tried)
        if asked.others:
            _print_tables("Not published", others(store, **told))
    against = [one for one in tried if not one.fits]
    if against:
        raise Refused(
            f"{how_many(len(against), 'table is', 'tables are')} published against the rule: see docs/decisions/0007."
        )
    return 0


def _print_tables(title: str, tried: "Iterable[Tried]") -> None:
    print(f"{title}:")
    for one in tried:
        words = asdict(one)
        hidden = share_words(words) if one.figures else "not tried"
        print(f"  {one.measure}: {table_words(words)}: {hidden}; {verdict_words(words)}", flush=True)


def compare(asked: Namespace) -> int:
    """Print what a draft (or a release) moves, hides and shows beside the current one, as CSV."""
    from memberpanel.release.compare import compare as compared

    home = open_home()
    who(home, asked.person, act="draft")
    waiting = drafts(home)
    if not asked.release and not waiting:
        raise Refused("There is no draft to compare. Make one: `python -m memberpanel release QUARTER`.")
    newer = open_release(release_for(home, "analyst", wanted=asked.release or waiting[-1].name))
    older = open_release(release_for(home, "analyst", wanted=asked.beside or current(home).name))
    found = compared(newer, older)
    say(f"{newer.name} beside {older.name}. New quarters: {', '.join(found.new_quarters) or 'none'}.")
    for title in ("moved", "hidden", "shown", "restated", "cost"):
        frame = getattr(found, title)
        print(f"{title}: {len(frame)}")
        if len(frame):
            print(harmless_csv(frame.drop(columns=["measure"], errors="ignore")), end="")
    return 0


def attack(asked: Namespace) -> int:
    """Attack a release and all before it, and print what came of it; the numbers are never printed."""
    home = open_home()
    # What was withdrawn was public, so it is attacked and compared with like any other.
    folder = release_for(home, "governance", wanted=asked.release or current(home).name)
    report = approving.attack_release(home, folder)
    measures = open_release(folder).measures()
    print(f"Attacked {folder.name} with everything published before it. Assumed to be known:")
    for words in report.assumed:
        print(f"- {in_titles(words, measures)}")
    print(
        f"Tried to work out {report.tried} cells in {report.seconds:.1f} seconds, {report.hidden} of them hidden."
    )
    if report.narrowest is not None:
        print(f"The narrowest range of a hidden cell is {report.narrowest} wide.")
    for table in contradicted(report.faults, measures):
        print(f"Contradicts itself: {table}")
    for cell in in_texts(report.told, measures):
        print(f"Could be told by a text: {cell}")
    if not report.ok:
        for cell in named(report.recovered, measures):
            print(f"Can be worked out: {cell}")
        found = (
            (len(report.recovered), "hidden cell can be worked out", "hidden cells can be worked out"),
            (len(report.told), "hidden cell could be told by a text", "hidden cells could be told by texts"),
            (len(report.faults), "table contradicts itself", "tables contradict themselves"),
        )
        raise Refused(f"{', '.join(how_many(*one) for one in found if one[0])}.")
    print("Nothing that is hidden can be worked out.")
    return 0
